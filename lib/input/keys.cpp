#include "lib/input/keys.hpp"

#include "lib/model/step.hpp"

#include <array>

namespace hegui {
namespace {

constexpr std::array institution_keys{
    Key{.name = "name", .about = {"机构名称", "the institution's name"}},
    Key{.name = "code", .about = {"机构编码", "its code"}},
    Key{.name = "kind", .type = KeyType::word, .required = true, .list = "kind", .about = {"机构类别", "what kind of institution it is"}},
    Key{.name = "status", .type = KeyType::word, .list = "status", .about = {"备案情况", "whether it is on record"}},
    Key{.name = "region",
        .type = KeyType::region,
        .about = {"机构所在地的行政区划代码（GB/T 2260），六位", "the division code (GB/T 2260) of where it is, six digits"}},
};

constexpr std::array head_keys{
    Key{.name = "id", .required = true, .about = {"批次编号", "the number of the batch"}},
    Key{.name = "year", .type = KeyType::year, .about = {"年度", "the year"}},
    Key{.name = "module", .type = KeyType::word, .list = "module", .about = {"模块", "the module"}},
    Key{.name = "method", .type = KeyType::word, .list = "method", .about = {"认定方式", "the method of assessment"}},
    Key{.name = "stage",
        .type = KeyType::word,
        .list = "stage",
        .about = {"准备提交的环节；办完一个环节就改成下一个", "the stage that is being prepared; change it as the batch goes on"}},
    Key{.name = "region",
        .type = KeyType::region,
        .about = {"考试地区的行政区划代码；与机构所在地相同的不写",
                  "the division code of where the exam is held; left out where it is the institution's own"}},
};

constexpr std::array annual_plan_keys{
    Key{.name = "submitted", .type = KeyType::date, .about = {"年度计划申报日期", "the day on which the annual plan was submitted"}},
    Key{.name = "stamped", .type = KeyType::flag, .about = {"纸质计划已盖章", "whether the paper was stamped"}},
};

constexpr auto dates_keys = [] {
    std::array<Key, written_steps> keys{};
    for (std::size_t i = 0; i < written_steps; ++i)
        keys.at(i) = {.name = step_names.at(i).key, .type = KeyType::date, .about = {step_names.at(i).zh, step_names.at(i).en}};
    return keys;
}();

constexpr std::array exam_keys{
    Key{.name = "theory", .type = KeyType::word, .list = "theory", .about = {"理论考试方式", "how the theory exam is held"}}};

constexpr std::array arranged_keys{
    Key{.name = "occupation", .about = {"职业", "the occupation"}},
    Key{.name = "level", .type = KeyType::level, .about = {"级别", "the level"}},
    Key{.name = "date", .type = KeyType::date, .about = {"日期", "the date"}},
    Key{.name = "start", .type = KeyType::time, .about = {"开始时刻，如 09:00:00", "the start, such as 09:00:00"}},
    Key{.name = "place", .about = {"地点", "the place"}},
    Key{.name = "staff", .type = KeyType::texts, .about = {"工作人员", "the staff"}},
};

constexpr std::array session_keys{
    Key{.name = "occupation", .required = true, .about = {"职业名称", "the occupation's name"}},
    Key{.name = "code", .about = {"职业编码", "its code"}},
    Key{.name = "level", .type = KeyType::level, .required = true, .about = {"级别：5 至 1", "the level: 5 to 1"}},
    Key{.name = "planned", .type = KeyType::count, .about = {"计划人数", "planned headcount"}},
    Key{.name = "registered", .type = KeyType::count, .about = {"报名人数", "how many registered"}},
    Key{.name = "examined", .type = KeyType::count, .about = {"参考人数", "how many were examined"}},
    Key{.name = "passed", .type = KeyType::count, .about = {"合格人数", "how many passed"}},
    Key{.name = "date", .type = KeyType::date, .about = {"本场计划日期", "the planned date of this session"}},
    Key{.name = "start", .type = KeyType::time, .about = {"开始时刻，如 09:00:00", "the start, such as 09:00:00"}},
    Key{.name = "place", .about = {"地点", "the place"}},
    Key{.name = "staff", .type = KeyType::texts, .about = {"工作人员姓名", "the names of the staff"}},
    Key{.name = "examiners",
        .type = KeyType::texts,
        .about = {"考评员姓名，即 [[examiner]] 的 name", "the examiners: names of [[examiner]]"}},
    Key{.name = "arranged",
        .type = KeyType::table,
        .keys = arranged_keys,
        .about = {"考务安排；没有写的项与计划相同，空表即完全一致",
                  "the exam arrangement; what is left out is as planned, an empty table says that all is"}},
};

constexpr std::array candidates_keys{
    Key{.name = "roster", .about = {"花名册文件（.csv、.xlsx、.xls）", "the roster (.csv, .xlsx or .xls)"}},
    Key{.name = "scope", .type = KeyType::word, .list = "scope", .about = {"考生范围", "who the candidates are"}},
};

constexpr std::array warnings_keys{
    Key{.name = "registration",
        .type = KeyType::count,
        .about = {"报名时的预警条数，没有写 0", "warnings at registration, 0 where there are none"}},
    Key{.name = "certificate",
        .type = KeyType::count,
        .about = {"考后的预警条数，没有写 0", "warnings after the exam, 0 where there are none"}},
    Key{.name = "reviewed_at_registration",
        .type = KeyType::date,
        .about = {"报名预警审核日期", "the day on which those of registration were reviewed"}},
    Key{.name = "reviewed_at_certificate",
        .type = KeyType::date,
        .about = {"考后预警审核日期", "the day on which those after the exam were reviewed"}},
};

constexpr std::array skill_keys{
    Key{.name = "occupation", .required = true, .about = {"证书上的职业", "the occupation of the certificate"}},
    Key{.name = "code", .about = {"职业编码", "its code"}},
    Key{.name = "level", .type = KeyType::level, .required = true, .about = {"证书的级别：5 至 1", "its level: 5 to 1"}},
};

constexpr std::array title_keys{
    Key{.name = "grade", .type = KeyType::word, .required = true, .list = "grade", .about = {"职称级别", "the grade of the title"}},
    Key{.name = "specialty", .about = {"职称专业", "its specialty"}},
    Key{.name = "related_to",
        .type = KeyType::texts,
        .about = {"机构认定与该专业相关的职业", "the occupations to which the institution holds it to be related"}},
};

constexpr std::array certificate_keys{
    Key{.name = "number", .about = {"考评员证编号", "the number of the examiner certificate"}},
    Key{.name = "kind", .type = KeyType::word, .list = "certificate", .about = {"考评员证种类", "its kind"}},
    Key{.name = "issued", .type = KeyType::date, .about = {"签发日期", "the day of issue"}},
    Key{.name = "expires", .type = KeyType::date, .about = {"到期日期；长期有效的不写", "its last day; left out where it does not expire"}},
};

constexpr std::array examiner_keys{
    Key{.name = "name", .required = true, .about = {"姓名，不能重复", "the name; it may stand once"}},
    Key{.name = "id_number", .about = {"身份证号码，报告中会遮盖", "the ID number, masked in reports"}},
    Key{.name = "skill",
        .type = KeyType::tables,
        .keys = skill_keys,
        .about = {"技能等级证书，可以有几段", "skill certificates, any number"}},
    Key{.name = "title",
        .type = KeyType::tables,
        .keys = title_keys,
        .about = {"专业技术职称，可以有几段", "professional titles, any number"}},
    Key{.name = "certificate", .type = KeyType::table, .keys = certificate_keys, .about = {"考评员证", "the examiner certificate"}},
};

constexpr std::array trainee_skill_keys{
    Key{.name = "occupation", .required = true, .about = {"证书上的职业", "the occupation of the certificate"}},
    Key{.name = "code", .about = {"职业编码", "its code"}},
    Key{.name = "level", .type = KeyType::level, .required = true, .about = {"证书的级别：5 至 1", "its level: 5 to 1"}},
    Key{.name = "evidence", .about = {"佐证材料文件（PDF、JPEG、PNG）", "the file that shows it (PDF, JPEG or PNG)"}},
    Key{.name = "confirmed",
        .type = KeyType::flag,
        .about = {"系统已自动确认，不必上传佐证", "the system confirmed it: no evidence is asked for"}},
};

constexpr std::array trainee_title_keys{
    Key{.name = "grade", .type = KeyType::word, .required = true, .list = "grade", .about = {"职称级别", "the grade of the title"}},
    Key{.name = "specialty", .about = {"职称专业", "its specialty"}},
    Key{.name = "related_to", .type = KeyType::texts, .about = {"与该专业相关的职业", "the occupations to which it is related"}},
    Key{.name = "evidence", .about = {"佐证材料文件（PDF、JPEG、PNG）", "the file that shows it (PDF, JPEG or PNG)"}},
    Key{.name = "confirmed",
        .type = KeyType::flag,
        .about = {"系统已自动确认，不必上传佐证", "the system confirmed it: no evidence is asked for"}},
};

constexpr std::array online_keys{
    Key{.name = "minutes", .type = KeyType::count, .about = {"累计学习分钟数", "minutes studied in all"}},
    Key{.name = "started", .type = KeyType::date, .about = {"学习开始日期", "the first day of study"}},
    Key{.name = "finished", .type = KeyType::date, .about = {"学习结束日期", "the last day of study"}},
    Key{.name = "attempts", .type = KeyType::count, .about = {"线上考核次数", "attempts at the online test"}},
    Key{.name = "score", .type = KeyType::score, .about = {"最好一次的成绩", "the score of the best attempt"}},
    Key{.name = "passed_on", .type = KeyType::date, .about = {"线上考核合格日期", "the day on which it was passed"}},
};

constexpr std::array offline_keys{
    Key{.name = "attended", .type = KeyType::date, .about = {"参加线下培训的日期", "the first day attended"}},
    Key{.name = "days", .type = KeyType::amount, .about = {"天数", "the number of days"}},
    Key{.name = "passed", .type = KeyType::flag, .about = {"是否合格", "whether it was passed"}},
};

constexpr std::array qualification_keys{
    Key{.name = "date", .type = KeyType::date, .about = {"资格考试日期", "the day of the qualification exam"}},
    Key{.name = "passed", .type = KeyType::flag, .about = {"是否合格", "whether it was passed"}},
};

constexpr std::array trainee_keys{
    Key{.name = "name", .required = true, .about = {"姓名", "the name"}},
    Key{.name = "id_number", .about = {"身份证号码，报告中会遮盖", "the ID number, masked in reports"}},
    Key{.name = "employer", .about = {"单位名称，与机构名称一字不差", "the employer, spelt like the institution's name"}},
    Key{.name = "region", .about = {"报考区域", "the region"}},
    Key{.name = "occupation", .about = {"申报职业", "the occupation applied for"}},
    Key{.name = "code", .about = {"职业编码", "its code"}},
    Key{.name = "enrolled", .type = KeyType::date, .about = {"报名日期", "the day of enrolment"}},
    Key{.name = "photo", .about = {"照片文件（JPEG 或 PNG）", "the photo (JPEG or PNG)"}},
    Key{.name = "ethics_declared", .type = KeyType::flag, .about = {"已声明职业道德", "whether professional ethics were declared"}},
    Key{.name = "experience", .about = {"考评工作经历", "the assessing experience"}},
    Key{.name = "skill",
        .type = KeyType::tables,
        .keys = trainee_skill_keys,
        .about = {"技能等级证书，可以有几段", "skill certificates, any number"}},
    Key{.name = "title",
        .type = KeyType::tables,
        .keys = trainee_title_keys,
        .about = {"专业技术职称，可以有几段", "professional titles, any number"}},
    Key{.name = "online", .type = KeyType::table, .keys = online_keys, .about = {"在线培训", "the online training"}},
    Key{.name = "offline", .type = KeyType::table, .keys = offline_keys, .about = {"线下培训", "the offline training"}},
    Key{.name = "qualification", .type = KeyType::table, .keys = qualification_keys, .about = {"资格考试", "the qualification exam"}},
};

constexpr std::array material_keys{
    Key{.name = "kind", .required = true, .list = "material", .about = {"材料种类：代码或名称", "its kind: the id or the name"}},
    Key{.name = "file", .required = true, .about = {"PDF 文件，相对于本文件夹", "the PDF file, relative to this folder"}},
    Key{.name = "stamped", .type = KeyType::flag, .about = {"已盖章", "whether it is stamped"}},
};

constexpr std::array waiver_keys{
    Key{.name = "rule", .list = "rule", .about = {"豁免的规则", "the rule that is waived"}},
    Key{.name = "subject", .about = {"只豁免这一对象；不写即全部", "only this subject; left out: all"}},
    Key{.name = "reason", .about = {"理由", "the reason"}},
    Key{.name = "approved_by", .about = {"批准人", "who approved it"}},
    Key{.name = "until", .type = KeyType::date, .about = {"有效期的最后一天", "the last day on which it holds"}},
};

constexpr std::array keys{
    Key{.name = "format", .type = KeyType::count, .required = true, .about = {"格式版本，总是 1", "the version of this format, always 1"}},
    Key{.name = "regulation", .required = true, .list = "regulation", .about = {"规程", "the regulation"}},
    Key{.name = "institution", .type = KeyType::table, .required = true, .keys = institution_keys, .about = {"机构", "the institution"}},
    Key{.name = "batch", .type = KeyType::table, .required = true, .keys = head_keys, .about = {"批次", "the batch"}},
    Key{.name = "annual_plan", .type = KeyType::table, .keys = annual_plan_keys, .about = {"年度考试计划", "the annual plan"}},
    Key{.name = "dates",
        .type = KeyType::table,
        .keys = dates_keys,
        .about = {"日期；到了再填，没有的不写", "dates; each as it becomes known"}},
    Key{.name = "exam", .type = KeyType::table, .keys = exam_keys, .about = {"考试", "the exam"}},
    Key{.name = "session",
        .type = KeyType::tables,
        .keys = session_keys,
        .about = {"场次：一个职业的一个级别，可以有几段", "sessions: one occupation at one level each, any number"}},
    Key{.name = "candidates", .type = KeyType::table, .keys = candidates_keys, .about = {"考生", "the candidates"}},
    Key{.name = "warnings",
        .type = KeyType::table,
        .keys = warnings_keys,
        .about = {"平台列出的预警信息", "the warnings that the platform lists"}},
    Key{.name = "examiner", .type = KeyType::tables, .keys = examiner_keys, .about = {"考评员，可以有几段", "examiners, any number"}},
    Key{.name = "trainee", .type = KeyType::tables, .keys = trainee_keys, .about = {"参培人员，可以有几段", "trainees, any number"}},
    Key{.name = "material", .type = KeyType::tables, .keys = material_keys, .about = {"材料，可以有几段", "materials, any number"}},
    Key{.name = "waiver", .type = KeyType::tables, .keys = waiver_keys, .about = {"豁免，可以有几段", "waivers, any number"}},
};

} // namespace

std::span<const Key> batch_keys() { return keys; }

} // namespace hegui
