#include "lib/judge/trainees.hpp"

#include "lib/base/id_number.hpp"
#include "lib/base/utf8.hpp"

#include <array>
#include <map>

namespace hegui::rules {
namespace {

constexpr std::array params{
    Key{.name = "region", .required = true, .about = {"报考区域", "the region"}},
    Key{.name = "photo-mebibytes",
        .type = KeyType::positive,
        .required = true,
        .about = {"照片大小的上限（MiB）", "the most MiB of a photo"}},
    Key{.name = "photo-megapixels",
        .type = KeyType::positive,
        .required = true,
        .about = {"照片像素数的上限（百万）", "the most megapixels of a photo"}},
    Key{.name = "region-clause", .about = {"区域的依据", "the clause for the region"}},
    Key{.name = "employer-clause", .about = {"单位名称的依据", "the clause for the employer"}},
    Key{.name = "photo-clause", .about = {"照片的依据", "the clause for the photo"}},
    Key{.name = "evidence-clause", .about = {"佐证材料的依据", "the clause for the evidence"}},
};

constexpr std::string_view id_number_standard = "GB 11643-1999";
constexpr std::uint64_t mebibyte = 1024UL * 1024;
constexpr std::uint64_t megapixel = 1'000'000;

/// The photos of the batch by their file.
using Photos = std::map<std::string_view, const Attachment*>;

Photos photos_of(const Case& c) {
    Photos photos;
    for (const Attachment& file : c.attachments) {
        if (file.use == Attachment::Use::photo) photos.emplace(file.file, &file);
    }
    return photos;
}

/// Judges what one trainee's record in the system says.
class RecordJudge {
public:
    RecordJudge(const Case& c, const RuleRow& row, const Photos& photos, const Trainee& trainee)
        : case_(c), row_(row), photos_(photos), trainee_(trainee) {}

    std::vector<Finding> run() {
        AbsentKeys absent;
        absent.need(trainee_.region, "region");
        absent.need(trainee_.employer, "employer");
        absent.need(trainee_.photo, "photo");
        absent.tell(case_, row_, trainee_, findings_);
        judge_region();
        judge_employer();
        judge_photo();
        for (const Skill& skill : trainee_.skills) judge_evidence(skill, say("技能等级证书“{}”", "skill certificate {}", skill.occupation));
        for (const Title& title : trainee_.titles) {
            judge_evidence(title, say("{}职称", "{} title", case_.regulation.title_of("grade", title.grade)));
        }
        judge_id_number();
        if (findings_.empty()) findings_.push_back(pass(trainee_.name, {"报名信息完整", "the record is complete"}, trainee_.at));
        return std::move(findings_);
    }

private:
    void add(Finding finding, std::string_view clause) { findings_.push_back(under_clause(std::move(finding), case_, row_, clause)); }

    void judge_region() {
        const std::string asked = row_.params.text("region");
        if (!trainee_.region || utf8::fold(*trainee_.region) == utf8::fold(asked)) return;
        Finding finding = fail(
            trainee_.name, say("报考区域为“{}”，应为“{}”", "the region is \"{}\", and must be \"{}\"", *trainee_.region, asked),
            say("改为“{}”；系统中已误填的，联系技术人员修改", "make it \"{}\"; in the system only its technicians can change it", asked),
            trainee_.region.at());
        add(detailed(std::move(finding), *trainee_.region, asked), "region-clause");
    }

    /// Spelt exactly so: the system compares names, and a blank is another name.
    void judge_employer() {
        const Field<std::string>& name = case_.batch.institution.name;
        if (!trainee_.employer || !name || *trainee_.employer == *name) return;
        Finding finding = fail(trainee_.name,
                               say("单位名称“{}”与机构名称“{}”不一致",
                                   "the employer \"{}\" is not spelt like the institution's name, \"{}\"", *trainee_.employer, *name),
                               {"单位名称须为评价机构的规范名称，一字不差；其他单位的人员不能报名",
                                "the employer must be the institution's own name, letter by letter; others' staff can't enrol"},
                               trainee_.employer.at());
        add(detailed(std::move(finding), *trainee_.employer, *name), "employer-clause");
    }

    /// 照片像素不能超过 3M: of the file, or of its pixels. What can't be measured the rule `attachments` tells.
    void judge_photo() {
        if (!trainee_.photo) return;
        const auto known = photos_.find(*trainee_.photo);
        if (known == photos_.end() || known->second->state != Attachment::State::sound) return;
        const Attachment& photo = *known->second;
        const auto mebibytes = static_cast<std::uint64_t>(row_.params.count("photo-mebibytes"));
        const auto megapixels = static_cast<std::uint64_t>(row_.params.count("photo-megapixels"));
        const std::uint64_t pixels = std::uint64_t{photo.width} * photo.height;
        const bool too_heavy = photo.bytes > mebibytes * mebibyte;
        const bool too_many = pixels > megapixels * megapixel;
        if (!too_heavy && !too_many) return;
        const Text size = say("照片 {} 字节（{:.2f} MiB）、{} × {} = {} 像素",
                              "the photo has {} bytes ({:.2f} MiB) and {} × {} = {} pixels", photo.bytes,
                              static_cast<double>(photo.bytes) / static_cast<double>(mebibyte), photo.width, photo.height, pixels);
        const Text readings = say("“不超过 {}M”指文件大小（{} MiB）时{}，指像素数（{}）时{}",
                                  "read as a size of {1} MiB \"at most {0}M\" is {2}, read as {3} pixels it is {4}", megapixels, mebibytes,
                                  kept(too_heavy), megapixels * megapixel, kept(too_many));
        Text message = say("{}；{}", "{}; {}", size, readings);
        const Text remedy{"缩小照片后重新上传", "make the photo smaller and upload it again"};
        const bool both = too_heavy && too_many;
        Finding finding = both ? fail(trainee_.name, std::move(message), remedy, trainee_.photo.at())
                               : warning(trainee_.name, std::move(message), remedy, trainee_.photo.at());
        add(detailed(std::move(finding), fmt::format("{} B, {} px", photo.bytes, pixels),
                     fmt::format("<= {} B, <= {} px", mebibytes * mebibyte, megapixels * megapixel)),
            "photo-clause");
    }

    static Text kept(bool broken) { return broken ? Text{"超出", "broken"} : Text{"未超出", "kept"}; }

    template<class Certificate> void judge_evidence(const Certificate& certificate, const Text& what) {
        if (certificate.evidence || certificate.confirmed.value_or(false)) return;
        Finding finding = fail(trainee_.name,
                               say("{}：没有佐证材料，也未注明系统已确认", "{}: neither evidence nor confirmed by the system", what),
                               {"在 evidence 中写明佐证材料的文件；系统已自动确认的写 confirmed = true",
                                "name the file in evidence; where the system confirmed it, say confirmed = true"},
                               certificate.at);
        finding.expected = "evidence";
        add(std::move(finding), "evidence-clause");
    }

    /// The number itself is not shown: one that is wrong may escape the masking of reports.
    void judge_id_number() {
        if (!trainee_.id_number) return;
        const IdFault fault = check_written_id_number(*trainee_.id_number);
        if (fault == IdFault::none) return;
        findings_.push_back(
            fail(trainee_.name, say("身份证号码{}", "the ID number: {}", describe(fault)), remedy_of(fault), trainee_.id_number.at()));
        findings_.back().clause = id_number_standard;
    }

    const Case& case_;
    const RuleRow& row_;
    const Photos& photos_;
    const Trainee& trainee_;
    std::vector<Finding> findings_;
};

std::vector<Finding> judge(const Case& c, const RuleRow& row) {
    const Photos photos = photos_of(c);
    std::vector<Finding> findings = judge_trainees(c, row,
                                                   [&](const Trainee& trainee) { return RecordJudge(c, row, photos, trainee).run(); });
    // Each employer is compared with it, so its absence is told once.
    const Field<std::string>& name = c.batch.institution.name;
    if (!c.batch.trainees.empty() && !name) findings.push_back(missing(c, row.due, "name", "institution.name", name.at()));
    return findings;
}

constexpr std::array<std::string_view, 4> reads{"trainee.id_number", "trainee.employer", "trainee.region", "trainee.photo"};

constexpr About about{
    .asks = {"每位参培人员的报名信息须完整、正确：区域、单位名称、照片、佐证材料、身份证号。",
             "The record of each trainee is complete and right: region, employer, photo, evidence and ID number."},
    .why = {"系统按这些信息审核和发证，误填之后很难改。",
            "The system admits people and issues certificates by this record, and mistakes are hard to correct in it."},
    .computed =
        {"区域须为规程写明的区域；单位名称须与机构名称一字不差；须写明照片；每本证书须有 evidence 或 confirmed = "
         "true；写了身份证号的，校验位和出生日期须正确。照片的“3M”可以指文件大小，也可以指像素数：都不超为通过，只超一样为提醒，都超为不通"
         "过。",
         "The region must be the one that the regulation names; the employer must be spelt exactly like the institution; a photo must be "
         "named; each certificate needs evidence or confirmed = true; an ID number that is given must have its right check digit and birth "
         "date. The limit of the photo may mean its size or its pixels: both kept pass, one broken is a warning, both broken fail."},
    .fails = {"机构名称为“示例集团安徽分公司”，单位名称写成“示例集团”。",
              "The institution is 示例集团安徽分公司, and the employer says 示例集团."},
    .passes = {"单位名称与机构名称完全相同，照片、佐证齐全。",
               "The employer is spelt like the institution, and photo and evidence are named."},
    .mend = {"按提示逐项改正批次文件，并在系统中同样改正。", "Correct the batch file point by point, and the system likewise."},
};

} // namespace

extern const Rule enrolment_record{.id = "enrolment-record",
                                   .title_zh = "报名信息",
                                   .title_en = "record of enrolment",
                                   .params = params,
                                   .judge = judge,
                                   .about = about,
                                   .reads = reads};

} // namespace hegui::rules
