#pragma once

#include "lib/regulation/regulation.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hegui {

/// The regulations that the program ships with, each of which is loaded once, and those in files, which are read each time.
class Catalogue {
public:
    using Loaded = std::variant<std::shared_ptr<const Regulation>, InputErrors>;

    Catalogue(std::span<const ShippedRegulation> shipped, std::vector<RuleDeclaration> rules)
        : shipped_(shipped), rules_(std::move(rules)) {}

    [[nodiscard]] std::vector<std::string_view> ids() const;

    /// The regulation of an id; null where none that is shipped has it.
    [[nodiscard]] std::shared_ptr<const Regulation> shipped(std::string_view id) const;

    /// The regulation in a file; `shown` is how messages call it.
    [[nodiscard]] Loaded from_file(const std::filesystem::path& path, const std::string& shown) const;

    /// Whether a value of `regulation` means a file and not an id.
    [[nodiscard]] static bool is_file(std::string_view named);

private:
    std::span<const ShippedRegulation> shipped_;
    std::vector<RuleDeclaration> rules_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const Regulation>, std::less<>> loaded_;
};

} // namespace hegui
