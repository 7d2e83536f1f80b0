#include "lib/judge/rule.hpp"

#include <array>

namespace hegui::rules {
namespace {

using Use = Attachment::Use;
using Format = Attachment::Format;

constexpr std::uint64_t mebibyte = 1024UL * 1024;
constexpr std::uint64_t large = 20 * mebibyte;

/// What a file may be, by what it is named for.
Text formats_of(Use use) {
    switch (use) {
    case Use::material: return same("PDF");
    case Use::photo: return {"JPEG 或 PNG 图片", "JPEG or PNG image"};
    case Use::evidence: return {"PDF、JPEG 或 PNG 文件", "PDF, JPEG or PNG file"};
    }
    return {};
}

/// The key that names the file.
std::string_view key_of(Use use) {
    switch (use) {
    case Use::material: return "file";
    case Use::photo: return "photo";
    case Use::evidence: return "evidence";
    }
    return {};
}

Text replace(const Attachment& file) {
    return say("换成正确的文件，或修改 {}", "put the right file there, or correct {}", key_of(file.use));
}

Text rewrite(const Attachment& file) {
    if (file.use == Use::material) {
        return {"用原来的软件重新导出或扫描为 PDF，能正常打开后再附上",
                "export or scan it to PDF again, and attach it when it opens properly"};
    }
    return say("重新导出、拍摄或扫描为 {}，能正常打开后再附上", "make it again as a {}, and attach it when it opens properly",
               formats_of(file.use));
}

Finding judge_sound(const Attachment& file) {
    if (file.format == Format::pdf) {
        return pass(file.file, say("{} 页，{} 字节", "pages: {}, bytes: {}", file.pages, file.bytes), file.at);
    }
    return pass(file.file,
                say("{}，{} × {} 像素，{} 字节", "{}, {} × {} pixels, bytes: {}", file.format == Format::jpeg ? "JPEG" : "PNG", file.width,
                    file.height, file.bytes),
                file.at);
}

/// What is wrong with the file itself; a pass where nothing is.
Finding judge_state(const Attachment& file) {
    using State = Attachment::State;
    const Text problems = listed(file.problems);
    switch (file.state) {
    case State::sound: return judge_sound(file);
    case State::damaged:
        return warning(file.file,
                       say("PDF 有损坏，阅读器修复后才能打开（{} 页）：{}",
                           "the PDF is damaged and opens only because readers repair it (pages: {}): {}", file.pages, problems),
                       rewrite(file), file.at);
    case State::unsound:
        return fail(file.file, say("不是可用的 {}：{}", "not a usable {}: {}", formats_of(file.use), problems), rewrite(file), file.at);
    case State::password:
        return fail(file.file, {"PDF 需要密码才能打开", "the PDF does not open without a password"},
                    {"去掉打开密码后重新附上", "save it without the password"}, file.at);
    case State::absent:
        return fail(file.file, {"没有这个文件", "there is no such file"},
                    say("把文件放进批次文件夹，或改正 {}（注意大小写、扩展名和 / 分隔符）",
                        "put the file into the batch's folder, or correct {} (mind case, ending and /)", key_of(file.use)),
                    file.at);
    case State::not_regular:
        return fail(file.file, {"不是普通文件（可能是文件夹）", "not a regular file (perhaps a folder)"}, replace(file), file.at);
    case State::unreadable:
        return unchecked(file.file, say("读不到内容，无法判定：{}", "its content could not be read, so it can't be judged: {}", problems),
                         {"检查文件权限和大小后重试", "check the rights and the size of the file and try again"}, file.at);
    case State::outside: break;
    }
    Finding finding = fail(file.file, {"路径离开了批次文件夹，没有打开", "the path leaves the batch's folder; it was not opened"},
                           say("把文件本身放进批次文件夹，{} 写相对路径",
                               "put the file itself into the batch's folder and give a relative path in {}", key_of(file.use)),
                           file.at);
    finding.can_be_waived = false;
    return finding;
}

std::vector<Finding> judge(const Case& c, const RuleRow& /*row*/) {
    std::vector<Finding> findings;
    for (const Attachment& file : c.attachments) {
        findings.push_back(judge_state(file));
        if (file.same_as) {
            findings.push_back(fail(
                file.file,
                say("与“{}”内容完全相同：同一份文件交了两次", "its content is that of \"{}\": one file was attached twice", *file.same_as),
                replace(file), file.at));
        }
        if (file.bytes > large) {
            findings.push_back(
                warning(file.file,
                        say("{:.1f} MiB，超过 {} MiB，平台可能拒收", "{:.1f} MiB, more than {} MiB: the platform may refuse it",
                            static_cast<double>(file.bytes) / static_cast<double>(mebibyte), large / mebibyte),
                        {"降低扫描分辨率或压缩后重新附上", "scan it at a lower resolution"}, file.at));
        }
    }
    return findings;
}

constexpr About about{
    .asks = {"批次文件写明的每个附件都须在文件夹内，并且是能正常打开的文件。",
             "Every file that the batch names lies in its folder and is sound."},
    .why = {"平台只收完好的文件；坏文件往往要到提交之后才被退回。",
            "The platform takes only sound files, and a broken one is often sent back late."},
    .computed =
        {"材料须是不用密码就能打开的 PDF，至少一页，页都在；照片须是完整的 JPEG 或 PNG；佐证可以是 PDF、JPEG 或 "
         "PNG，按内容辨认。路径离开文件夹的不打开，判为不通过，也不能豁免。两个文件内容完全相同为不通过（同一份交了两次）。阅读器能修复的损"
         "坏、超过 20 MiB 为提醒。",
         "A material must be a PDF that opens without a password and has all of its pages, at least one; a photo a complete JPEG or PNG; "
         "evidence any of the three, told by content. A path that leaves the folder is not opened: it fails, and can't be waived. Two "
         "files of the same content fail: one was attached twice. Damage that readers repair, and more than 20 MiB, are warnings."},
    .fails = {"file 写的是“督导报告.pdf”，文件夹里只有“督导报告.docx”。", "file says 督导报告.pdf, and the folder has only 督导报告.docx."},
    .passes = {"文件夹里有“督导报告.pdf”，双击就能打开。", "The folder has 督导报告.pdf, and it opens."},
    .mend = {"把文件放进批次文件夹，改正文件名；打不开的，用原来的软件重新导出或扫描。",
             "Put the file into the batch's folder or correct its name. What does not open has to be exported or scanned again."},
};

} // namespace

extern const Rule attachments{
    .id = "attachments", .title_zh = "附件文件", .title_en = "attached files", .params = {}, .judge = judge, .about = about};

} // namespace hegui::rules
