#include "lib/judge/crowd.hpp"
#include "lib/judge/places.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace hegui::rules {
namespace {

constexpr std::array params{Key{.name = "pass-mark",
                                .type = KeyType::positive,
                                .required = true,
                                .about = {"合格线，低于它而合格的提醒", "the usual mark; passing below it is a warning"}}};

constexpr float highest_score = 100;
constexpr std::string_view id_standard = "GB 11643-1999";

/// The rows of an occupation at a level.
struct Counts {
    std::int64_t rows = 0;
    std::int64_t examined = 0;
    std::int64_t passed = 0;
};

/// The first row of each person. An open table: a million people take 16 MiB, and one look each.
class People {
public:
    explicit People(const std::vector<RosterRow>& rows) : rows_(rows), slots_(std::bit_ceil(2 * rows.size() + 1)) {}

    /// The first row of the person of this row, which may be this one.
    std::uint32_t first_row(std::uint32_t row) {
        const auto hash = static_cast<std::uint64_t>(rows_[row].person) * 0x9E3779B97F4A7C15U;
        const auto mark = static_cast<std::uint32_t>(hash);
        for (std::size_t at = hash >> 32U;; ++at) {
            Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.row_after == 0) {
                slot = {.mark = mark, .row_after = row + 1};
                return row;
            }
            if (slot.mark == mark && rows_[slot.row_after - 1].person == rows_[row].person) return slot.row_after - 1;
        }
    }

private:
    struct Slot {
        std::uint32_t mark = 0;      ///< of the hash: most others are told apart without a look at their row
        std::uint32_t row_after = 0; ///< 0: empty
    };
    const std::vector<RosterRow>& rows_;
    std::vector<Slot> slots_;
};

std::string subject_of(const RosterRow& row) { return "row " + std::to_string(row.number); }

Text correct_row() { return {"改正花名册中的这一行", "correct this row of the roster"}; }

class RosterJudge {
public:
    RosterJudge(const Case& c, const RuleRow& row)
        : case_(c),
          roster_(*c.roster),
          pass_mark_(static_cast<float>(row.params.count("pass-mark"))),
          places_(c, roster_),
          counts_(places_.pairs().size()),
          crowd_(c) {}

    std::vector<Finding> judge() {
        judge_rows();
        find_repeated();
        judge_repeated();
        judge_counts();
        judge_warnings();
        auto of_rows = std::move(crowd_).take(roster_.at);
        findings_.insert(findings_.end(), std::make_move_iterator(of_rows.begin()), std::make_move_iterator(of_rows.end()));
        if (worst_of(findings_) == Outcome::pass)
            findings_.push_back(
                pass(roster_.file, say("{} 行，与批次一致", "{} rows, which agree with the batch", roster_.rows.size()), roster_.at));
        return std::move(findings_);
    }

private:
    template<class Says> void tell(Outcome outcome, const RosterRow& row, const Says& says, std::string_view clause = {}) {
        const std::string subject = subject_of(row);
        crowd_.add(outcome, subject, [&] {
            const Position at{.line = row.number};
            Finding finding = outcome == Outcome::fail ? fail(subject, {}, correct_row(), at) : warning(subject, {}, correct_row(), at);
            finding.file = roster_.file;
            finding.clause = clause;
            finding.message = says(finding);
            return finding;
        });
    }

    void judge_rows() {
        for (const RosterRow& row : roster_.rows) {
            judge_person(row);
            judge_entry(row);
            judge_scores(row);
        }
    }

    /// A loop of its own: nothing else in it keeps the processor from looking for several people at a time.
    void find_repeated() {
        People people(roster_.rows);
        for (std::uint32_t i = 0; i < roster_.rows.size(); ++i) {
            const RosterRow& row = roster_.rows[i];
            const std::uint32_t first = row.person == Person::unknown ? i : people.first_row(i);
            if (first != i) repeated_.emplace_back(first, i);
            if (row.has_warning) warned_.push_back(first);
        }
    }

    void judge_person(const RosterRow& row) {
        if (!row.is_named) tell(Outcome::fail, row, [](Finding&) { return Text{"没有填写姓名", "no name is given"}; });
        if (row.person == Person::unknown) {
            tell(Outcome::fail, row, [](Finding&) { return Text{"没有填写证件号码", "no ID number is given"}; });
        } else if (row.is_resident && row.id_fault != IdFault::none) {
            const auto says = [&](Finding& finding) {
                finding.remedy = remedy_of(row.id_fault);
                return say("身份证号码 {}{}", "the ID number {}is wrong: {}", shown_number(row), describe(row.id_fault));
            };
            tell(Outcome::fail, row, says, id_standard);
        }
    }

    /// The number itself, where reports know it for one and mask it.
    [[nodiscard]] std::string shown_number(const RosterRow& row) const {
        const bool is_well_formed = row.id_fault != IdFault::wrong_length && row.id_fault != IdFault::wrong_characters;
        return is_well_formed ? roster_.id_number_of(row.person) + " " : "";
    }

    void judge_entry(const RosterRow& row) {
        const Place& place = places_[row.entry];
        ++counts_[place.pair].rows;
        if (!place.fault.empty()) tell(Outcome::fail, row, [&](Finding&) { return place.fault; });
        if (!place.name_differs) return;
        tell(Outcome::warning, row, [&](Finding&) {
            const RosterEntry& entry = roster_.entries[row.entry];
            return say("编码 {} 的场次都不叫“{}”；按编码归入", "no session of code {} is called \"{}\"; the code decides", entry.code,
                       entry.occupation);
        });
    }

    void judge_scores(const RosterRow& row) {
        bool is_examined = false;
        bool is_absent = false;
        bool is_below = false;
        for (std::size_t part = 0; part < score_parts; ++part) {
            const Score score = row.score(part);
            is_examined |= score.kind == Score::Kind::number;
            is_absent |= score.kind == Score::Kind::absent;
            is_below |= score.kind == Score::Kind::number && score.number < pass_mark_;
            judge_score(row, score);
        }
        if (row.passed == RosterRow::Passed::other) {
            tell(Outcome::fail, row, [&](Finding&) {
                return say("是否合格写的是“{}”；只能写 是/否、合格/不合格、yes/no",
                           "passed says \"{}\"; it must be yes or no (是/否, 合格/不合格)", roster_.texts[row.passed_word]);
            });
        }
        Counts& counts = counts_[places_[row.entry].pair];
        if (is_examined) ++counts.examined;
        if (row.passed != RosterRow::Passed::yes) return;
        ++counts.passed;
        if (!roster_.has_scores) return;
        if (!is_examined) tell(Outcome::fail, row, [](Finding&) { return Text{"没有成绩却判为合格", "passed without any score"}; });
        if (is_absent)
            tell(Outcome::warning, row, [](Finding&) { return Text{"有一科缺考却判为合格", "passed although absent from a part"}; });
        if (!is_below) return;
        tell(Outcome::warning, row, [&](Finding&) {
            return say("有一科不足 {} 分却判为合格（通常以 {} 分为合格，以该职业的标准为准）",
                       "passed with a part below {} (the usual mark is {}; the occupation's standard may set another)", pass_mark_,
                       pass_mark_);
        });
    }

    void judge_score(const RosterRow& row, const Score& score) {
        if (score.kind == Score::Kind::other) {
            tell(Outcome::fail, row, [&](Finding&) {
                return say("成绩写的是“{}”；只能写分数、缺考，或留空", "a score says \"{}\"; it must be a number, 缺考 (absent), or empty",
                           roster_.texts[score.word]);
            });
        }
        if (score.kind == Score::Kind::number && (score.number < 0 || score.number > highest_score)) {
            tell(Outcome::fail, row, [&](Finding&) {
                return say("成绩 {} 不在 0 到 {} 之间", "the score {} is not from 0 to {}", score.number, highest_score);
            });
        }
    }

    /// A person may stand once for an occupation and level; for two of them in one batch is worth a look (一人多证).
    void judge_repeated() {
        struct Standing {
            std::uint32_t first; ///< row of the person
            std::size_t pair;
            std::uint32_t row;
        };
        std::vector<Standing> standings;
        const auto add = [&](std::uint32_t first, std::uint32_t row) {
            standings.push_back({first, places_[roster_.rows[row].entry].pair, row});
        };
        for (const auto& [first, row] : repeated_) {
            add(first, row);
            add(first, first);
        }
        const auto order = [](const Standing& one) { return std::tie(one.first, one.pair, one.row); };
        std::sort(standings.begin(), standings.end(), [&](const Standing& a, const Standing& b) { return order(a) < order(b); });
        standings.erase(
            std::unique(standings.begin(), standings.end(), [&](const Standing& a, const Standing& b) { return order(a) == order(b); }),
            standings.end());

        struct Repeated {
            std::uint32_t row;
            std::uint32_t earlier;
            bool same_pair;
        };
        std::vector<Repeated> repeated;
        for (std::size_t i = 0; i < standings.size(); ++i) {
            const Standing& one = standings[i];
            const bool same_pair = i > 0 && standings[i - 1].first == one.first && standings[i - 1].pair == one.pair;
            if (same_pair) {
                repeated.push_back({one.row, standings[i - 1].row, true});
            } else if (one.row != one.first) {
                repeated.push_back({one.row, one.first, false});
            }
        }
        std::sort(repeated.begin(), repeated.end(), [](const Repeated& a, const Repeated& b) { return a.row < b.row; });
        for (const Repeated& one : repeated) tell_repeated(roster_.rows[one.row], roster_.rows[one.earlier], one.same_pair);
    }

    void tell_repeated(const RosterRow& row, const RosterRow& earlier, bool same_pair) {
        if (same_pair) {
            tell(Outcome::fail, row, [&](Finding& finding) {
                finding.remedy = {"删去重复的一行，或改正证件号码", "take out one of the two rows, or correct the ID number"};
                return say("与第 {} 行证件号码相同，又是同一职业同一级别",
                           "the same ID number as row {}, for the same occupation and level", earlier.number);
            });
            return;
        }
        tell(Outcome::warning, row, [&](Finding& finding) {
            finding.remedy = {"核实确为一人多证；不是则改正证件号码",
                              "make sure that one person means to take both; else correct the ID number"};
            return say("与第 {} 行证件号码相同，职业或级别不同（一人多证）",
                       "the same ID number as row {}, for another occupation or level", earlier.number);
        });
    }

    /// The rows of an occupation and level against what the batch says of its sessions; a number that is absent is not compared.
    void judge_counts() {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            const Pair& pair = places_.pairs()[i];
            if (!pair.is_session()) continue;
            compare(pair, counts_[i].rows, &Session::registered, {"报名人数（registered）", "registered"});
            if (roster_.has_scores) compare(pair, counts_[i].examined, &Session::examined, {"参考人数（examined）", "examined"});
            if (roster_.has_passed) compare(pair, counts_[i].passed, &Session::passed, {"合格人数（passed）", "passed"});
        }
    }

    void compare(const Pair& pair, std::int64_t counted, Field<std::int64_t> Session::*number, const Text& what) {
        std::int64_t stated = 0;
        for (const Session* session : pair.sessions) {
            const Field<std::int64_t>& one = session->*number;
            if (!one) return;
            stated += *one;
        }
        if (stated == counted) return;
        Finding finding = fail(
            pair.subject, say("批次文件的{}为 {}，花名册中为 {}", "{} is {} in the batch file and {} in the roster", what, stated, counted),
            {"核对花名册和批次文件，改正不对的一方", "compare the roster with the batch file and correct the one that is wrong"},
            (pair.sessions.front()->*number).at());
        finding.actual = std::to_string(counted);
        finding.expected = std::to_string(stated);
        findings_.push_back(std::move(finding));
    }

    /// People with a warning, each counted once.
    void judge_warnings() {
        const Field<std::int64_t>& stated = case_.batch.warnings.registration;
        if (!roster_.has_warnings || !stated) return;
        std::sort(warned_.begin(), warned_.end());
        const auto people = std::unique(warned_.begin(), warned_.end()) - warned_.begin();
        if (people == *stated) return;
        Finding finding = fail("registration",
                               say("批次文件的 warnings.registration 为 {}，花名册中有预警信息的为 {} 人",
                                   "warnings.registration is {}, and in the roster {} people have a warning", *stated, people),
                               {"核对平台上的预警信息，改正不对的一方", "compare both with the platform and correct the one that is wrong"},
                               stated.at());
        finding.actual = std::to_string(people);
        finding.expected = std::to_string(*stated);
        findings_.push_back(std::move(finding));
    }

    const Case& case_;
    const Roster& roster_;
    float pass_mark_;
    Places places_;
    std::vector<Counts> counts_; ///< of each pair
    Crowd crowd_;
    std::vector<Finding> findings_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> repeated_; ///< first row of a person, a later one
    std::vector<std::uint32_t> warned_;                             ///< first rows of people with a warning
};

/// What is wrong with the file itself.
Finding judge_file(const Roster& roster) {
    switch (roster.state) {
    case Roster::State::read: break;
    case Roster::State::absent:
        return fail(
            roster.file, {"没有这个花名册文件", "there is no such roster file"},
            {"把花名册放进批次文件夹，或改正 candidates.roster", "put the roster into the batch's folder, or correct candidates.roster"},
            roster.at);
    case Roster::State::broken:
    case Roster::State::refused:
        return fail(roster.file, say("花名册读不了：{}", "the roster can't be read: {}", roster.problem), roster.remedy, roster.at);
    case Roster::State::unreadable:
        return unchecked(roster.file,
                         say("花名册打不开，无法判定：{}", "the roster could not be opened, so it can't be judged: {}", roster.problem),
                         {"检查文件权限后重试", "check the rights of the file and try again"}, roster.at);
    case Roster::State::outside: break;
    }
    Finding finding = fail(
        roster.file, {"花名册的路径离开了批次文件夹，没有打开", "the roster's path leaves the batch's folder; it was not opened"},
        {"把花名册放进批次文件夹，roster 写相对路径", "put the roster into the batch's folder and give a relative path"}, roster.at);
    finding.can_be_waived = false;
    return finding;
}

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    if (c.roster == nullptr) return {not_applicable({"批次没有写明花名册", "the batch names no roster"})};
    if (c.roster->state != Roster::State::read) return {judge_file(*c.roster)};
    return RosterJudge(c, row).judge();
}

constexpr std::array<std::string_view, 1> reads{"candidates.roster"};

constexpr About about{
    .asks = {"花名册自身没有矛盾，并与批次文件一致。", "The roster agrees with itself and with the batch file."},
    .why = {"证书按花名册制作，错一个字就要重做。这是惯例和国家标准，不是规程的条款。",
            "Certificates are made from it, and one wrong character means making them again. This is convention and national standard, not "
            "a clause."},
    .computed =
        {"人数：每个职业级别的行数、有成绩的行数、合格的行数、有预警的人数，与批次文件已填写的人数比较。每行：姓名、职业和级别、身份证号的"
         "校验位和出生日期、重复、成绩 0 到 100、合格与成绩是否相符。电子表格损坏的身份证号单独指出。没有写明花名册的不适用。",
         "Counts: the rows of each occupation and level, those with marks, those that passed and the people with a warning are compared "
         "with the numbers that the batch file gives. Rows: name, occupation and level, check digit and birth date of the ID number, "
         "repetitions, marks from 0 to 100, and whether passing agrees with them. ID numbers that a spreadsheet has spoilt are told as "
         "that. Without a roster the rule does not apply."},
    .fails = {"批次文件写报名 28 人，花名册有 27 行。", "The batch file says 28 registered, and the roster has 27 rows."},
    .passes = {"人数相符，每行的身份证号都正确且不重复。", "The numbers agree, and each row has a right ID number that stands once."},
    .mend = {"按行号改正花名册或批次文件；身份证号一列先设为文本格式再填。",
             "Correct the roster by its row numbers, or the batch file. Make the column of ID numbers a text column before filling it in."},
};

} // namespace

extern const Rule roster{
    .id = "roster", .title_zh = "花名册", .title_en = "roster", .params = params, .judge = judge, .about = about, .reads = reads};

} // namespace hegui::rules
