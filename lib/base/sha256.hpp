#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hegui {

class FileReader;

/// The SHA-256 digest of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same of a file's content, which is never held whole; nothing where it can't be read to its end.
std::optional<std::string> sha256(const FileReader& file);

} // namespace hegui
