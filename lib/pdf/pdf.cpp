#include "lib/pdf/pdf.hpp"

#include "lib/base/utf8.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <array>
#include <new>
#include <set>

namespace hegui {
namespace {

constexpr std::string_view header = "%PDF-";
constexpr std::string_view end_marker = "%%EOF";
constexpr std::size_t most_before_header = 1024;
constexpr std::size_t end_marker_within = 1024;
constexpr std::size_t most_problems = 3;
constexpr std::uint64_t most_pages = 1'000'000;

/// What a file is that is no PDF, told by its first bytes: the wrong file was chosen, or only its name was changed.
Text kind_of(std::string_view bytes) {
    struct Magic {
        std::string_view bytes;
        Text name;
    };
    static const std::array<Magic, 6> kinds{{
        {"\x89PNG", {"PNG 图片", "a PNG picture"}},
        {"\xFF\xD8\xFF", {"JPEG 图片", "a JPEG picture"}},
        {"PK\x03\x04", {"Word/Excel/WPS 文档或压缩包", "an office document or a ZIP archive"}},
        {"\xD0\xCF\x11\xE0", {"旧版 Word/Excel 文档", "an old office document"}},
        {"<", {"网页", "a web page"}},
        {"{\\rtf", {"RTF 文档", "an RTF document"}},
    }};
    for (const Magic& kind : kinds) {
        if (bytes.substr(0, kind.bytes.size()) == kind.bytes) return say("（是{}）", " (it is {})", kind.name);
    }
    return {};
}

PdfFacts unsound(Text problem) { return {.state = PdfFacts::State::unsound, .pages = 0, .problems = {std::move(problem)}}; }

/// The pages of a document, counted by walking the tree: its /Count can lie.
class PageTree {
public:
    explicit PageTree(QPDF& document) : document_(document) {}

    /// Empty where every page of the tree is there.
    Text walk() {
        QPDFObjectHandle root = document_.getRoot().getKey("/Pages");
        if (!root.isDictionary()) return {"没有页面树", "it has no page tree"};
        pending_.push_back(root);
        while (!pending_.empty()) {
            QPDFObjectHandle node = pending_.back();
            pending_.pop_back();
            if (Text problem = visit(node); !problem.empty()) return problem;
        }
        if (pages_ == 0) return {"一页也没有", "it has no page"};
        QPDFObjectHandle count = root.getKey("/Count");
        count_lies_ = !count.isInteger() || count.getIntValue() < 0 || static_cast<std::uint64_t>(count.getIntValue()) != pages_;
        return {};
    }

    [[nodiscard]] std::uint64_t pages() const { return pages_; }
    [[nodiscard]] bool count_lies() const { return count_lies_; }

private:
    Text visit(QPDFObjectHandle node) {
        if (!node.isDictionary()) return say("第 {} 页缺失", "page {} is missing", pages_ + 1);
        QPDFObjectHandle kids = node.getKey("/Kids");
        if (kids.isNull() && !is_inner_node(node)) {
            if (++pages_ > most_pages) return say("超过 {} 页", "it has more than {} pages", most_pages);
            return {};
        }
        if (!kids.isArray()) return {"页面树损坏", "its page tree is broken"};
        if (node.isIndirect() && !seen_.insert(node.getObjGen()).second) return {"页面树有循环", "its page tree has a loop"};
        // From the last to the first, so that they come off the stack in the order of the pages.
        for (int i = kids.getArrayNItems(); i > 0; --i) pending_.push_back(kids.getArrayItem(i - 1));
        return {};
    }

    static bool is_inner_node(QPDFObjectHandle& node) { return node.getKey("/Type").isNameAndEquals("/Pages"); }

    QPDF& document_;
    std::vector<QPDFObjectHandle> pending_;
    std::set<QPDFObjGen> seen_; ///< inner nodes
    std::uint64_t pages_ = 0;
    bool count_lies_ = false;
};

Text words_of(const QPDFExc& problem) { return say("文件结构损坏（{}）", "{}", utf8::printable(problem.getMessageDetail())); }

void add_warnings(QPDF& document, std::vector<Text>& problems) {
    for (const QPDFExc& problem : document.getWarnings()) {
        Text words = words_of(problem);
        const bool said = std::any_of(problems.begin(), problems.end(), [&](const Text& other) { return other.en == words.en; });
        if (!said && problems.size() < most_problems) problems.push_back(std::move(words));
    }
}

/// Damage that shows in the bytes alone and that the library passes over.
std::vector<Text> damage_outside(std::string_view bytes, std::size_t start) {
    std::vector<Text> problems;
    if (start > 0) problems.push_back(say("文件头前有 {} 个多余字节", "{} bytes stand before its header", start));
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), end_marker_within));
    if (tail.find(end_marker) == std::string_view::npos)
        problems.push_back({"文件末尾没有结束标记 %%EOF，可能没有传完", "it lacks its end marker %%EOF; perhaps it was cut off"});
    return problems;
}

PdfFacts open(std::string_view bytes, std::size_t start) {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("file", bytes.data(), bytes.size());

    PageTree tree(document);
    if (Text problem = tree.walk(); !problem.empty()) return unsound(std::move(problem));
    PdfFacts facts{.state = PdfFacts::State::sound, .pages = tree.pages(), .problems = damage_outside(bytes, start)};
    if (tree.count_lies())
        facts.problems.push_back(
            say("页面树登记的页数与实际 {} 页不符", "its page tree states another number of pages than the {} there are", tree.pages()));
    add_warnings(document, facts.problems);
    if (!facts.problems.empty()) facts.state = PdfFacts::State::damaged;
    return facts;
}

} // namespace

PdfFacts inspect_pdf(std::string_view bytes) {
    if (bytes.empty()) return unsound({"文件是空的", "the file is empty"});
    const std::size_t start = bytes.substr(0, most_before_header + header.size()).find(header);
    if (start == std::string_view::npos) return unsound(say("不是 PDF 文件{}", "it is no PDF{}", kind_of(bytes)));
    try {
        return open(bytes, start);
    } catch (const QPDFExc& problem) {
        if (problem.getErrorCode() == qpdf_e_password) return {.state = PdfFacts::State::password, .pages = 0, .problems = {}};
        return unsound(words_of(problem));
    } catch (const std::bad_alloc&) {
        return {
            .state = PdfFacts::State::too_large, .pages = 0, .problems = {{"打开它需要的内存过多", "to open it takes too much memory"}}};
    } catch (const std::exception& problem) {
        return unsound(say("无法解析（{}）", "it can't be parsed ({})", utf8::printable(problem.what())));
    }
}

} // namespace hegui
