#!/usr/bin/env python3
"""Compare `hegui check` with the oracle over DIR/<as-of day>/<batch>/batch.toml."""
import argparse, json, os, subprocess, sys, tomllib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
import enrolment
from oracle import Calendar, KNOWN_RULES, MATERIALS, judge

SHOWN = {"fail", "warning", "unchecked", "pending", "waived"}
TABLES = ("dates.", "batch.", "institution.", "warnings.", "exam.", "candidates.", "annual_plan.")
KINDS = {k for t in MATERIALS.values() for _, k, _, _, _ in t}


def norm(s):
    for t in TABLES:
        if s.startswith(t):
            return s[len(t) :]
    return s


def gen(s):
    """a subject, made general for the summary"""
    n = norm(s)
    if n in KINDS:
        return "<kind>"
    if "/" in n and n[-1:].isdigit():
        return "<session>"
    if n in KNOWN_RULES | enrolment.KNOWN_RULES:
        return "<rule>"
    if n.startswith("row "):
        return "<row>"
    if n.endswith((".pdf", ".jpg", ".png", ".csv", ".xlsx")):
        return "<file>"
    return n if n.isascii() else "<name>"


def fmt(c):
    return ", ".join(f"{o}:{s or '(batch)'}" + (f" x{n}" if n > 1 else "") for (o, s), n in sorted(c.items())) or "-"


def short(r):
    return f"{r['outcome']} [{fmt(Counter(map(tuple, r['findings'])))}]"


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--hegui", required=True)
    ap.add_argument("--dir", type=Path, required=True)
    ap.add_argument("--rule", action="append", help="only these rules")
    ap.add_argument("--skip", action="append", default=[], help="not these rules")
    ap.add_argument("--examples", type=int, default=2)
    ap.add_argument("--no-subjects", action="store_true")
    ap.add_argument("--multiplicity", action="store_true", help="also show what differs in number only")
    ap.add_argument("--no-waivers", action="store_true")
    ap.add_argument("--stage")
    a = ap.parse_args()
    cal = Calendar()
    kinds = {"outcome": defaultdict(list), "subject": defaultdict(list), "number": defaultdict(list)}
    rule_n, total, clean = Counter(), 0, 0
    outcomes = defaultdict(Counter)
    for dd in sorted(p for p in a.dir.iterdir() if p.is_dir()):
        today = date.fromisoformat(dd.name)
        cmd = [a.hegui, "check", "-f", "json", "--lang", "en", "--today", dd.name]
        if a.no_waivers:
            cmd.append("--no-waivers")
        if a.stage:
            cmd += ["--stage", a.stage]
        p = subprocess.run(cmd + [str(dd)], capture_output=True, env={**os.environ, "NO_COLOR": "1"})
        try:
            rep = json.loads(p.stdout)
        except Exception:
            sys.exit(f"{dd}: no JSON from hegui (status {p.returncode}): {p.stderr.decode()[:500]}")
        got = {os.path.realpath(x["file"]): x for x in rep["batches"]}
        for toml in sorted(dd.glob("*/batch.toml")):
            total += 1
            h = got.get(os.path.realpath(toml))
            raw = tomllib.loads(toml.read_text())
            size = len(toml.read_text())
            o = judge(raw, toml.parent, today, a.stage, cal, a.no_waivers)
            bad = False

            def note(cls, key, ov, hv):
                nonlocal bad
                kinds[cls][key].append((size, str(toml), dd.name, ov, hv))
                bad = True

            if h is None:
                note("outcome", ("(batch)", "not in the report"), o["verdict"], "-")
                continue
            for f in ("procedure", "stage", "verdict"):
                if o[f] is None and o["verdict"] == "error" and not o["rules"]:
                    continue
                if h[f] != o[f]:
                    note(
                        "outcome",
                        (f"({f})", f"oracle {o[f]} / hegui {h[f]}"),
                        o[f],
                        f"{h[f]} {json.dumps(h.get('errors') or '', ensure_ascii=False)[:300]}",
                    )
            if not h["rules"]:
                clean += not bad
                continue
            hr = {x["rule"]: x for x in h["rules"]}
            for rule, ov in o["rules"].items():
                if a.rule and rule not in a.rule or rule in a.skip:
                    continue
                outcomes[rule][ov["outcome"]] += 1
                x = hr.get(rule)
                if x is None:
                    note("outcome", (rule, "rule not in report"), ov["outcome"], "-")
                    continue
                hf = Counter((f["outcome"], f["subject"]) for f in x["findings"] if f["outcome"] in SHOWN)
                hv = {"outcome": x["outcome"], "findings": list(hf.elements())}
                rule_n[rule] += 1
                of = Counter(f for f in map(tuple, ov["findings"]) if f[0] in SHOWN)
                if ov["outcome"] != x["outcome"]:
                    msgs = "; ".join(f["message"]["en"] for f in x["findings"] if f["outcome"] in SHOWN)[:400]
                    note(
                        "outcome",
                        (rule, f"oracle {ov['outcome']} / hegui {x['outcome']}  ({o['procedure']})"),
                        short(ov),
                        short(hv) + ("  ~ " + msgs if msgs else ""),
                    )
                    continue
                if max(x.get("count", 0), sum(of.values()), sum(hf.values())) > 100:  # the program lists 100
                    continue
                nf = lambda c: Counter(
                    {(k, norm(s)): sum(n for (k2, s2), n in c.items() if (k2, norm(s2)) == (k, norm(s))) for k, s in c}
                )
                no, nh = nf(of), nf(hf)
                if set(no) != set(nh):
                    g = lambda xs: ",".join(sorted({f"{k}:{gen(s) or '(batch)'}" for k, s in xs})) or "-"
                    note(
                        "subject",
                        (rule, f"only oracle {g(set(no) - set(nh))} / only hegui {g(set(nh) - set(no))}"),
                        short(ov),
                        short(hv),
                    )
                elif no != nh:
                    note("number", (rule, "number of findings"), short(ov), short(hv))
            clean += not bad
    print(f"{total} batches, {clean} agree in all\n")
    print("oracle's outcomes by rule (what the batches exercise):")
    for r, c in outcomes.items():
        print(f"  {r:24}" + "  ".join(f"{k} {n}" for k, n in c.most_common()))
    for cls, title in (("outcome", "OUTCOME"), ("subject", "SUBJECTS"), ("number", "NUMBER ONLY")):
        if cls == "subject" and a.no_subjects or cls == "number" and not a.multiplicity:
            if kinds[cls]:
                print(
                    f"\n{title}: {sum(map(len, kinds[cls].values()))} differences, not shown"
                    + "".join(f"\n  {k[0]}: {len(v)}" for k, v in sorted(kinds[cls].items())[:25] if cls == "number")
                )
            continue
        print(f"\n=== {title}: {sum(map(len, kinds[cls].values()))} differences of {len(kinds[cls])} kinds")
        for key, xs in sorted(kinds[cls].items(), key=lambda kv: (kv[0][0], -len(kv[1]))):
            print(f"\n{key[0]}: {key[1]}   [{len(xs)}]")
            for size, f, today, ov, hv in sorted(xs)[: a.examples]:
                print(f"    {f}  --today {today}\n      oracle {ov}\n      hegui  {hv}")
    sys.exit(1 if kinds["outcome"] or kinds["subject"] and not a.no_subjects else 0)


if __name__ == "__main__":
    main()
