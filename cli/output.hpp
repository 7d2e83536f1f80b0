#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace hegui {

/// Where one report goes: to standard output, or to a file that appears whole or not at all.
class Output {
public:
    explicit Output(std::ostream& out) : stream_(&out) {}
    explicit Output(const std::string& file);
    Output(Output&&) noexcept = default;
    Output& operator=(Output&&) = delete;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    [[nodiscard]] std::ostream& stream() const { return *stream_; }
    [[nodiscard]] bool is_file() const { return file_ != nullptr; }

    /// Whether the report will take the place of this file.
    [[nodiscard]] bool replaces(std::string_view file) const;

    /// Puts the report in its place. Throws std::runtime_error where it could not be written whole.
    void commit();

private:
    std::ostream* stream_;
    std::unique_ptr<std::ofstream> file_;
    std::filesystem::path target_;
    std::string name_;             ///< of the target in its folder
    std::filesystem::path beside_; ///< written first, then renamed; empty where the target is written to as it is
};

} // namespace hegui
