#!/usr/bin/env python3
"""Reads two calendar files of one batch, made on different days, with another program's reader: read_ics.py FILE LATER-FILE"""

import datetime
import sys

import icalendar


def events_of(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    assert calendar["VERSION"] == "2.0", calendar
    events = list(calendar.walk("VEVENT"))
    assert not calendar.errors and not any(event.errors for event in events)
    return {str(event["UID"]): event for event in events}


first, later = map(events_of, sys.argv[1:])
assert len(first) == 13, len(first)
assert first.keys() == later.keys(), "an event changed its identifier"
for event in first.values():
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    assert type(start) is datetime.date and end - start == datetime.timedelta(days=1), event
    assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 20, tzinfo=datetime.timezone.utc), event
    assert str(event["TRANSP"]) == "TRANSPARENT"

by_summary = {str(event["SUMMARY"]): event for event in first.values()}
last = by_summary["最迟：全部完成并申报证书（2026-S-0042）"]
assert last["DTSTART"].dt == datetime.date(2026, 11, 30)
assert str(last["DESCRIPTION"]).splitlines()[0] == "首个考试日 2026-10-31 之后 30 日内；若从最后考试日 2026-11-01 算起则为 2026-12-01（周二）"
assert "二（末段）\ncompletion-deadline · examples/social-training/batch.toml" in str(last["DESCRIPTION"])
