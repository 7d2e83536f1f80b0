#include "lib/pdf/pdf.hpp"

#include "lib/base/file_kind.hpp"
#include "lib/base/utf8.hpp"
#include "lib/pdf/qpdf.hpp"
#include "lib/pdf/strict.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace hegui {
namespace {

constexpr std::string_view header = "%PDF-";
constexpr std::string_view end_marker = "%%EOF";
constexpr std::size_t most_before_header = 1024;
constexpr std::size_t most_problems = 3;

/// What a file is that is no PDF.
Text no_pdf(std::string_view bytes) {
    const auto kind = file_kind_of(bytes);
    return kind ? say("不是 PDF 文件（是{}）", "it is no PDF (it is {})", *kind) : Text{"不是 PDF 文件", "it is no PDF"};
}

PdfFacts unsound(Text problem) { return {.state = PdfFacts::State::unsound, .pages = 0, .problems = {std::move(problem)}}; }
PdfFacts unknown(Text problem) { return {.state = PdfFacts::State::unknown, .pages = 0, .problems = {std::move(problem)}}; }

/// A file opened by libqpdf, with the clean-up done.
class Document {
public:
    explicit Document(const pdf::Qpdf& qpdf) : qpdf_(qpdf), data_(qpdf.init()) {
        qpdf_.silence_errors(data_);
        qpdf_.set_suppress_warnings(data_, QPDF_TRUE);
    }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    Document(Document&&) = delete;
    Document& operator=(Document&&) = delete;
    ~Document() { qpdf_.cleanup(&data_); }

    /// Opens a file from memory, which must outlive the document. False where it can't be opened.
    bool read(std::string_view bytes) {
        return (qpdf_.read_memory(data_, "file", bytes.data(), bytes.size(), nullptr) & QPDF_ERRORS) == 0 && !has_error();
    }

    [[nodiscard]] const pdf::Qpdf& qpdf() const { return qpdf_; }
    [[nodiscard]] qpdf_data get() const { return data_; }
    [[nodiscard]] bool has_error() const { return qpdf_.has_error(data_) == QPDF_TRUE; }

private:
    const pdf::Qpdf& qpdf_;
    qpdf_data data_;
};

/// An object of a document, released when it goes.
class Object {
public:
    Object(const Document& document, qpdf_oh handle) : document_(&document), handle_(handle) {}
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;
    Object(Object&& other) noexcept : document_(other.document_), handle_(std::exchange(other.handle_, 0)) {}
    Object& operator=(Object&& other) noexcept {
        std::swap(document_, other.document_);
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Object() {
        if (handle_ != 0) qpdf().oh_release(document_->get(), handle_);
    }

    [[nodiscard]] bool is_dictionary() const { return qpdf().oh_is_dictionary(document_->get(), handle_) == QPDF_TRUE; }
    [[nodiscard]] bool is_array() const { return qpdf().oh_is_array(document_->get(), handle_) == QPDF_TRUE; }
    [[nodiscard]] bool is_null() const { return qpdf().oh_is_null(document_->get(), handle_) == QPDF_TRUE; }
    [[nodiscard]] bool is_name(const char* name) const {
        return qpdf().oh_is_name_and_equals(document_->get(), handle_, name) == QPDF_TRUE;
    }
    [[nodiscard]] Object key(const char* name) const { return {*document_, qpdf().oh_get_key(document_->get(), handle_, name)}; }
    [[nodiscard]] int size() const { return qpdf().oh_get_array_n_items(document_->get(), handle_); }
    [[nodiscard]] Object item(int at) const { return {*document_, qpdf().oh_get_array_item(document_->get(), handle_, at)}; }

    /// The whole number that the object is, nothing where it is something else.
    [[nodiscard]] std::optional<long long> number() const {
        if (qpdf().oh_is_integer(document_->get(), handle_) != QPDF_TRUE) return std::nullopt;
        return qpdf().oh_get_int_value(document_->get(), handle_);
    }

    /// Object and generation number; the object is 0 where it stands directly in another.
    [[nodiscard]] std::pair<int, int> identity() const {
        return {qpdf().oh_get_object_id(document_->get(), handle_), qpdf().oh_get_generation(document_->get(), handle_)};
    }

private:
    [[nodiscard]] const pdf::Qpdf& qpdf() const { return document_->qpdf(); }

    const Document* document_;
    qpdf_oh handle_;
};

/// The pages of a document, counted by walking the tree: its /Count can lie.
class PageTree {
public:
    explicit PageTree(const Document& document) : document_(document) {}

    /// Empty where every page of the tree is there.
    Text walk() {
        const Object catalog(document_, document_.qpdf().get_root(document_.get()));
        Object root = catalog.key("/Pages");
        if (!root.is_dictionary()) return {"没有页面树", "it has no page tree"};
        const auto count = root.key("/Count").number();
        pending_.push_back(std::move(root));
        while (!pending_.empty()) {
            const Object node = std::move(pending_.back());
            pending_.pop_back();
            if (Text problem = visit(node); !problem.empty()) return problem;
        }
        if (pages_ == 0) return {"一页也没有", "it has no page"};
        count_lies_ = !count || *count < 0 || static_cast<std::uint64_t>(*count) != pages_;
        return {};
    }

    [[nodiscard]] std::uint64_t pages() const { return pages_; }
    /// What a reader passes over, with every page there.
    [[nodiscard]] std::vector<Text> damage() const {
        std::vector<Text> problems;
        if (untyped_) problems.push_back({"有的页没有写明 /Type /Page", "a page does not say that it is one (/Type /Page)"});
        if (count_lies_) {
            problems.push_back(
                say("页面树登记的页数与实际 {} 页不符", "its page tree states another number of pages than the {} there are", pages_));
        }
        return problems;
    }

private:
    Text visit(const Object& node) {
        if (!node.is_dictionary()) return say("第 {} 页缺失", "page {} is missing", pages_ + 1);
        const Object kids = node.key("/Kids");
        const Object type = node.key("/Type");
        if (kids.is_null() && !type.is_name("/Pages")) {
            untyped_ = untyped_ || !type.is_name("/Page");
            if (++pages_ > pdf::most_pages) return say("超过 {} 页", "it has more than {} pages", pdf::most_pages);
            return {};
        }
        if (!kids.is_array()) return {"页面树损坏", "its page tree is broken"};
        const auto identity = node.identity();
        if (identity.first != 0 && !seen_.insert(identity).second) return {"页面树有循环", "its page tree has a loop"};
        // From the last to the first, so that they come off the stack in the order of the pages.
        for (int i = kids.size(); i > 0; --i) pending_.push_back(kids.item(i - 1));
        return {};
    }

    const Document& document_;
    std::vector<Object> pending_;
    std::set<std::pair<int, int>> seen_; ///< inner nodes
    std::uint64_t pages_ = 0;
    bool count_lies_ = false;
    bool untyped_ = false;
};

Text words_of(const Document& document, qpdf_error problem) {
    return say("文件结构损坏（{}）", "{}", utf8::printable(document.qpdf().get_error_message_detail(document.get(), problem)));
}

/// What the library has repaired; the first few problems, each once.
void add_warnings(const Document& document, std::vector<Text>& problems) {
    while (document.qpdf().more_warnings(document.get()) == QPDF_TRUE) {
        Text words = words_of(document, document.qpdf().next_warning(document.get()));
        const bool said = std::any_of(problems.begin(), problems.end(), [&](const Text& other) { return other.en == words.en; });
        if (!said && problems.size() < most_problems) problems.push_back(std::move(words));
    }
}

PdfFacts error_of(const Document& document) {
    qpdf_error problem = document.qpdf().get_error(document.get());
    if (document.qpdf().get_error_code(document.get(), problem) == qpdf_e_password) {
        return {.state = PdfFacts::State::password, .pages = 0, .problems = {}};
    }
    const std::string_view words = document.qpdf().get_error_message_detail(document.get(), problem);
    const std::string_view all = document.qpdf().get_error_full_text(document.get(), problem);
    if (words.find("bad_alloc") != std::string_view::npos || all.find("bad_alloc") != std::string_view::npos) {
        return unknown({"打开它需要的内存过多", "to open it takes too much memory"});
    }
    return unsound(words_of(document, problem));
}

/// Damage that shows in the bytes alone and that the library passes over.
std::vector<Text> damage_outside(std::string_view bytes, std::size_t start) {
    std::vector<Text> problems;
    if (start > 0) problems.push_back(say("文件头前有 {} 个多余字节", "{} bytes stand before its header", start));
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), pdf::end_marker_within));
    if (tail.find(end_marker) == std::string_view::npos)
        problems.push_back({"文件末尾没有结束标记 %%EOF，可能没有传完", "it lacks its end marker %%EOF; perhaps it was cut off"});
    return problems;
}

PdfFacts inspect_by(const pdf::Qpdf& qpdf, std::string_view bytes, std::size_t start) {
    Document document(qpdf);
    if (!document.read(bytes)) return error_of(document);
    PageTree tree(document);
    Text missing = tree.walk();
    if (document.has_error()) return error_of(document);
    if (!missing.empty()) return unsound(std::move(missing));

    PdfFacts facts{.state = PdfFacts::State::sound, .pages = tree.pages(), .problems = damage_outside(bytes, start)};
    for (Text& problem : tree.damage()) facts.problems.push_back(std::move(problem));
    add_warnings(document, facts.problems);
    if (!facts.problems.empty()) facts.state = PdfFacts::State::damaged;
    return facts;
}

} // namespace

std::string_view pdf_library_version() { return QPDF_VERSION; }

PdfFacts inspect_pdf(Content& content) {
    if (const auto pages = pdf::pages_of_flawless(content)) return {.state = PdfFacts::State::sound, .pages = *pages, .problems = {}};
    return inspect_pdf_by_library(content.all());
}

PdfFacts inspect_pdf_by_library(std::string_view bytes) {
    if (bytes.empty()) return unsound({"文件是空的", "the file is empty"});
    const std::size_t start = bytes.substr(0, most_before_header + header.size()).find(header);
    if (start == std::string_view::npos) return unsound(no_pdf(bytes));

    try {
        return inspect_by(pdf::Qpdf::get(), bytes, start);
    } catch (const pdf::MissingQpdf& missing) {
        return unknown(say("要判断这个文件需要 libqpdf，但未能加载：{}", "to tell what it is takes libqpdf, which can't be loaded: {}",
                           std::string_view(missing.what())));
    }
}

} // namespace hegui
