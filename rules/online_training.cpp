#include "lib/judge/trainees.hpp"

#include <array>

namespace hegui::rules {
namespace {

constexpr std::array params{
    window_from,
    window_until,
    Key{.name = "minutes-at-least",
        .type = KeyType::positive,
        .required = true,
        .about = {"至少学习分钟数", "the least number of minutes"}},
    Key{.name = "attempts-at-most", .type = KeyType::positive, .required = true, .about = {"至多考核次数", "the most attempts"}},
    Key{.name = "score-at-least", .type = KeyType::score, .required = true, .about = {"合格线", "the mark that passes"}},
    Key{.name = "window-clause", .about = {"学习时间的依据", "the clause for the days"}},
    Key{.name = "test-clause", .about = {"考核的依据", "the clause for the test"}},
};

/// Judges the online part of one trainee: what is there at any stage, what is not there when the time for it is over.
class OnlineJudge {
public:
    OnlineJudge(const Case& c, const RuleRow& row, const Trainee& trainee, const Window& window)
        : case_(c), row_(row), trainee_(trainee), window_(window) {}

    std::vector<Finding> run() {
        judge_absent();
        judge_day(TraineeStep::online_started);
        judge_day(TraineeStep::online_finished);
        judge_minutes();
        judge_attempts();
        judge_score();
        if (findings_.empty()) {
            const OnlineTraining& online = trainee_.online;
            findings_.push_back(pass(trainee_.name,
                                     say("学习 {} 分钟，考核 {} 次，{} 分", "studied for {} minutes; attempts: {}, score: {}",
                                         *online.minutes, *online.attempts, *online.score),
                                     online.minutes.at()));
        }
        return std::move(findings_);
    }

private:
    void add(Finding finding, std::string_view clause) { findings_.push_back(under_clause(std::move(finding), case_, row_, clause)); }

    void judge_absent() {
        AbsentKeys absent;
        absent.need(trainee_.online.minutes, "online.minutes");
        absent.need(trainee_, TraineeStep::online_started);
        absent.need(trainee_, TraineeStep::online_finished);
        absent.need(trainee_.online.attempts, "online.attempts");
        absent.need(trainee_.online.score, "online.score");
        absent.tell_after(window_.last, case_, row_, trainee_, findings_);
    }

    void judge_day(TraineeStep step) {
        const auto& day = trainee_.date(step);
        if (!day || window_.contains(*day)) return;
        Finding finding = fail(
            trainee_.name,
            say("{} {}，不在在线学习时间 {} 内", "{} {}: not within the days of online study, {}", title_of(step), with_weekday(*day),
                window_.shown()),
            say("核对 {}；在线学习只在规定时间内有效", "check {}; online study counts only within these days", key_of(step)), day.at());
        add(detailed(std::move(finding), iso(*day), window_.range()), "window-clause");
    }

    void judge_minutes() {
        const auto& minutes = trainee_.online.minutes;
        const std::int64_t least = row_.params.count("minutes-at-least");
        if (!minutes || *minutes >= least) return;
        Finding finding = fail(trainee_.name,
                               say("学习 {} 分钟，应满 {} 分钟，还差 {} 分钟", "studied for {} minutes of {}; minutes lacking: {}",
                                   *minutes, least, least - *minutes),
                               {"学满规定时长后再参加线上考核", "study for the whole time before the online test"}, minutes.at());
        add(detailed(std::move(finding), std::to_string(*minutes), ">= " + std::to_string(least)), "test-clause");
    }

    void judge_attempts() {
        const auto& attempts = trainee_.online.attempts;
        if (!attempts) return;
        const std::int64_t most = row_.params.count("attempts-at-most");
        if (*attempts > most) {
            Finding finding = fail(trainee_.name,
                                   say("线上考核 {} 次，每人至多 {} 次", "took the online test {} times; {} are allowed", *attempts, most),
                                   {"核对 attempts；用完机会而不合格的不能进入线下培训",
                                    "check attempts; who fails every one allowed can't go on to the offline training"},
                                   attempts.at());
            add(detailed(std::move(finding), std::to_string(*attempts), "<= " + std::to_string(most)), "test-clause");
        }
        if (*attempts == 0 && trainee_.online.score) {
            Finding finding = warning(trainee_.name, {"线上考核 0 次，却有成绩", "took the online test 0 times, and has a score"},
                                      {"核对 attempts 和 score", "check attempts and score"}, attempts.at());
            add(detailed(std::move(finding), "0", ">= 1"), "test-clause");
        }
    }

    void judge_score() {
        const auto& score = trainee_.online.score;
        const double least = row_.params.number("score-at-least");
        if (!score || *score >= least) return;
        Finding finding = fail(trainee_.name,
                               say("线上考核 {} 分，{} 分以上（含）为合格", "online score {}; {} or more passes", *score, least),
                               {"还有考核机会的再次参加，score 写最好一次的成绩；否则不能进入线下培训",
                                "take the test again where an attempt is left; score is that of the best attempt"},
                               score.at());
        add(detailed(std::move(finding), fmt::format("{}", *score), fmt::format(">= {}", least)), "test-clause");
    }

    const Case& case_;
    const RuleRow& row_;
    const Trainee& trainee_;
    const Window& window_;
    std::vector<Finding> findings_;
};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    return judge_trainees(c, row, [&](const Trainee& trainee, const Window& window) { return OnlineJudge(c, row, trainee, window).run(); });
}

std::vector<Deadline> deadlines(const Case& c, const RuleRow& row) {
    return window_deadlines(c, row, TraineeStep::online_started, TraineeStep::online_finished);
}

constexpr std::array<std::string_view, 2> reads{"batch.year", "trainee.online"};

constexpr About about{
    .asks = {"在规定时间内学满规定分钟数，考核次数不超，成绩达到合格线。",
             "Within the fixed days the fixed number of minutes was studied, and the test passed within the attempts allowed."},
    .why = {"线上部分合格，才能参加线下培训。", "Only who passed it may go on to the offline training."},
    .computed = {"online.minutes 为累计分钟数；started 和 finished 须在时间内；attempts 不超过规定次数；score "
                 "取最好一次，达到合格线即可（含）。缺项在时间未过时为待办。",
                 "online.minutes is the total; started and finished must lie within the days; attempts must not be more than allowed; "
                 "score is that of the best attempt, and the mark itself passes. What is absent is pending while there is time."},
    .fails = {"合格线 90 分、至多 2 次，考了 2 次，最好 89 分。", "With a mark of 90 and two attempts, the better of two was 89."},
    .passes = {"合格线 90 分、至多 2 次，学习 180 分钟（规定 180），第 2 次 90 分。",
               "With 180 minutes, a mark of 90 and two attempts: 180 minutes studied, and 90 at the second attempt."},
    .mend = {"还有时间和次数的，补足学时、再考一次；否则不能参加本期后面的环节。",
             "While there is time and an attempt left, study on and try again; else this course is over for them."},
};

} // namespace

extern const Rule online_training{.id = "online-training",
                                  .title_zh = "在线培训",
                                  .title_en = "online training",
                                  .params = params,
                                  .judge = judge,
                                  .about = about,
                                  .reads = reads,
                                  .deadlines = deadlines};

} // namespace hegui::rules
