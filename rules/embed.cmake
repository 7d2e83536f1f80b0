# Writes OUTPUT, a C++ file that holds the regulations (REGULATIONS, a list of paths) and the calendar (CALENDAR) as bytes.
# Run as a script: cmake -DOUTPUT=… -DREGULATIONS=… -DCALENDAR=… -P embed.cmake

function(bytes_of file result)
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    string(REGEX REPLACE "('[^']*',){32}" "\\0\n    " bytes "${bytes}")
    set(${result} "${bytes}" PARENT_SCOPE)
endfunction()

set(arrays "")
set(table "")
set(number 0)
foreach(file IN LISTS REGULATIONS)
    get_filename_component(name "${file}" NAME)
    bytes_of("${file}" bytes)
    string(APPEND arrays "constexpr char regulation_${number}[] = {\n    ${bytes}};\n\n")
    string(APPEND table "    EmbeddedFile{\"${name}\", std::string_view(regulation_${number}, sizeof regulation_${number})},\n")
    math(EXPR number "${number} + 1")
endforeach()
bytes_of("${CALENDAR}" calendar)

file(WRITE "${OUTPUT}" "// Made by rules/embed.cmake from the data files of rules/.
#include \"rules/embedded.hpp\"

#include <array>

namespace hegui::rules {
namespace {

${arrays}constexpr char calendar_bytes[] = {
    ${calendar}};

constexpr std::array<EmbeddedFile, ${number}> table{{
${table}}};

} // namespace

std::span<const EmbeddedFile> regulations() { return table; }

std::string_view calendar() { return {calendar_bytes, sizeof calendar_bytes}; }

} // namespace hegui::rules
")
