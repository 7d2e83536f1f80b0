#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hegui {

/// Many strings, kept one behind the other in one piece of memory.
class StringTable {
public:
    /// Adds to the string that is being written.
    void append(std::string_view text) { text_ += text; }
    /// What has been written of it, to be changed in place.
    [[nodiscard]] std::size_t begun_at() const { return ends_.empty() ? 0 : ends_.back(); }
    [[nodiscard]] std::string& text() { return text_; }
    /// Ends it; the next one begins.
    void end_string() { ends_.push_back(static_cast<std::uint32_t>(text_.size())); }

    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::size_t bytes() const { return text_.size(); }
    /// A string by its number; it must be there.
    [[nodiscard]] std::string_view at(std::size_t index) const {
        const std::size_t start = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(text_).substr(start, ends_[index] - start);
    }
    void clear() {
        text_.clear();
        ends_.clear();
    }

private:
    std::string text_;
    std::vector<std::uint32_t> ends_;
};

} // namespace hegui
