#pragma once

#include <string>
#include <string_view>

namespace hegui {

/// A path as platforms know the files of a repository: without "./" before it.
std::string_view plain_path(std::string_view path);

/// The path as a URI: relative where the path is; all that means something in a URI, and all that is not ASCII, as %XX.
std::string uri_of(std::string_view path);

} // namespace hegui
