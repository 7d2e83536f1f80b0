# Writes OUTPUT, a C++ file that holds the style sheet of HTML reports (STYLE, a path).
# Run as a script: cmake -DOUTPUT=… -DSTYLE=… -P embed.cmake
file(READ "${STYLE}" style)
file(WRITE "${OUTPUT}" "// Made by lib/report/html/embed.cmake from style.css.
#include \"lib/report/html/style.hpp\"

namespace hegui::html {

std::string_view style() {
    return R\"css(${style})css\";
}

} // namespace hegui::html
")
