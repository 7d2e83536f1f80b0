#include "lib/image/image.hpp"

#include "tests/fixture/folder.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace hegui {
namespace {

using namespace std::string_literals;
using Format = ImageFacts::Format;

// ---- a JPEG by hand

const std::string soi = "\xFF\xD8";
const std::string eoi = "\xFF\xD9";

std::string two(std::size_t number) { return {static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)}; }

std::string segment(int marker, const std::string& body) {
    return std::string("\xFF") + static_cast<char>(marker) + two(body.size() + 2) + body;
}

std::string frame(int marker, std::size_t height, std::size_t width) {
    return segment(marker, "\x08"s + two(height) + two(width) + "\x01\x01\x11\0"s);
}

/// A scan: its header, and coded data with a stuffed FF, restart markers and fill bytes before the next marker.
std::string scan() { return segment(0xDA, "\x01\x01\0\0\x3F\0"s) + "abc\xFF\0def\xFF\xD0gh\xFF\xD7"s; }

std::string jpeg() { return soi + segment(0xE0, "JFIF\0"s) + segment(0xDB, "tables") + frame(0xC0, 160, 120) + scan() + eoi; }

// ---- a PNG by hand, with a checksum computed from its definition

std::string four(std::uint32_t number) { return two(number >> 16U) + two(number & 0xFFFFU); }

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? sum >> 1U ^ 0xEDB88320U : sum >> 1U;
    }
    return ~sum;
}

std::string chunk(const std::string& type, const std::string& data) {
    return four(static_cast<std::uint32_t>(data.size())) + type + data + four(checksum(type + data));
}

const std::string signature = "\x89PNG\r\n\x1A\n";

std::string header(std::uint32_t width, std::uint32_t height, const std::string& rest = "\x08\x02\0\0\0"s) {
    return chunk("IHDR", four(width) + four(height) + rest);
}

std::string png() { return signature + header(120, 160) + chunk("IDAT", "pixels") + chunk("tEXt", "x") + chunk("IEND", ""); }

// ---- what is found

void check_sound(const std::string& bytes, Format format, std::uint32_t width, std::uint32_t height) {
    const ImageFacts facts = inspect_image(bytes);
    CHECK(facts.problem.en == "");
    CHECK(facts.format == format);
    CHECK(facts.width == width);
    CHECK(facts.height == height);
}

void check_unsound(const std::string& bytes, const char* problem) {
    const ImageFacts facts = inspect_image(bytes);
    CHECK(facts.problem.en == problem);
    CHECK_FALSE(facts.problem.zh.empty());
    CHECK(facts.width == 0);
}

} // namespace

TEST_CASE("inspect_image: a JPEG is walked to its end") {
    check_sound(jpeg(), Format::jpeg, 120, 160);
    check_sound(jpeg() + "a preview of the camera", Format::jpeg, 120, 160);
    check_sound(soi + frame(0xC2, 3, 4) + scan() + segment(0xC4, "more tables") + scan() + eoi, Format::jpeg, 4, 3); // progressive
    check_sound(soi + "\xFF\xFF\xFF" + frame(0xC1, 1, 65535) + scan() + "\xFF\xFF" + eoi, Format::jpeg, 65535, 1);   // fill bytes
}

TEST_CASE("inspect_image: every kind of frame, and what only looks like one") {
    for (const int marker : {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
        check_sound(soi + frame(marker, 2, 3) + scan() + eoi, Format::jpeg, 3, 2);
    for (const int marker : {0xC4, 0xC8, 0xCC})
        check_unsound(soi + frame(marker, 2, 3) + scan() + eoi, "the JPEG's data come before its frame header");
}

TEST_CASE("inspect_image: a height that comes behind the first scan") {
    check_sound(soi + frame(0xC0, 0, 120) + scan() + segment(0xDC, two(160)) + eoi, Format::jpeg, 120, 160);
    check_unsound(soi + frame(0xC0, 0, 120) + scan() + eoi, "the JPEG does not say how high it is");
}

TEST_CASE("inspect_image: a JPEG cut off at any byte is told to be") {
    const std::string whole = jpeg();
    for (std::size_t length = 3; length < whole.size(); ++length) {
        CAPTURE(length);
        check_unsound(whole.substr(0, length), "the file is cut off");
    }
}

TEST_CASE("inspect_image: what is wrong with a JPEG") {
    check_unsound(soi + eoi, "the JPEG holds no image data");
    check_unsound(soi + frame(0xC0, 2, 3) + eoi, "the JPEG holds no image data");
    check_unsound(soi + frame(0xC0, 2, 0) + scan() + eoi, "the JPEG does not say how wide it is");
    check_unsound(soi + frame(0xC0, 2, 3) + frame(0xC0, 2, 3) + scan() + eoi, "the JPEG holds more than one frame");
    check_unsound(soi + segment(0xC0, "\x08") + scan() + eoi, "the JPEG's frame header is too short");
    check_unsound(soi + segment(0xE0, "x") + "y" + frame(0xC0, 2, 3) + scan() + eoi, "there are stray bytes between the JPEG's segments");
    check_unsound(soi + "\xFF\xE0\0\1"s + frame(0xC0, 2, 3) + scan() + eoi, "a segment of the JPEG has a wrong length");
    check_unsound(soi + soi + frame(0xC0, 2, 3) + scan() + eoi, "the JPEG has a marker FFD8 where none may be");
    check_unsound(soi + "\xFF\x02\0\2"s + eoi, "the JPEG has a marker FF02 where none may be");
}

TEST_CASE("inspect_image: a PNG is walked to its end") {
    check_sound(png(), Format::png, 120, 160);
    check_sound(png() + "more", Format::png, 120, 160);
    for (const std::string& rest : {"\x01\x00\0\0\0"s, "\x10\x00\0\0\1"s, "\x08\x03\0\0\0"s, "\x10\x06\0\0\0"s, "\x08\x04\0\0\0"s})
        check_sound(signature + header(1, 2, rest) + chunk("IDAT", "") + chunk("IEND", ""), Format::png, 1, 2);
}

TEST_CASE("inspect_image: a PNG cut off at any byte is told to be") {
    const std::string whole = png();
    for (std::size_t length = 8; length < whole.size(); ++length) {
        CAPTURE(length);
        check_unsound(whole.substr(0, length), "the file is cut off");
    }
}

TEST_CASE("inspect_image: any byte of a PNG that is changed is found") {
    const std::string whole = png();
    for (std::size_t at = 8; at < whole.size(); ++at) {
        CAPTURE(at);
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        CHECK_FALSE(inspect_image(changed).problem.empty());
    }
}

TEST_CASE("inspect_image: what is wrong with a PNG") {
    const std::string end = chunk("IEND", "");
    const std::string data = chunk("IDAT", "x");
    check_unsound("\x89PNG\n\x1A\n" + header(1, 1) + data + end, "the PNG's signature is damaged (perhaps it was sent as a text)");
    check_unsound(signature + data + end, "the PNG does not begin with its header IHDR");
    check_unsound(signature + header(1, 1) + header(1, 1) + data + end, "the PNG has more than one header");
    check_unsound(signature + header(1, 1) + end, "the PNG holds no image data");
    check_unsound(signature + header(1, 1) + data + chunk("IEND", "x"), "the PNG's last chunk IEND is not empty");
    check_unsound(signature + header(1, 1) + data + chunk("I1ND", ""), "a chunk of the PNG has no type");
    check_unsound(signature + "\xFF\xFF\xFF\xFFIDAT1234", "a chunk of the PNG has a wrong length");
    for (const std::string& wrong : {header(0, 1), header(1, 0), header(0x80000000, 1), header(1, 1, "\x08\x05\0\0\0"s),
                                     header(1, 1, "\x04\x02\0\0\0"s), header(1, 1, "\x08\x02\1\0\0"s), header(1, 1, "\x08\x02\0\0"s)})
        check_unsound(signature + wrong + data + end, "the PNG's header IHDR is wrong");
}

TEST_CASE("inspect_image: what is no image is named where it is known") {
    check_unsound("", "the file is empty");
    check_unsound("%PDF-1.7\n", "its content is PDF, neither JPEG nor PNG");
    check_unsound("GIF89a", "its content is GIF, neither JPEG nor PNG");
    check_unsound("RIFF\1\2\3\4WEBPVP8 ", "its content is WebP, neither JPEG nor PNG");
    check_unsound("\0\0\0\x18"
                  "ftypheic"s,
                  "its content is HEIC, neither JPEG nor PNG");
    check_unsound("BM....", "its content is BMP, neither JPEG nor PNG");
    check_unsound("MM\0*"s, "its content is TIFF, neither JPEG nor PNG");
    check_unsound("学员甲", "its content is neither JPEG nor PNG");
    check_unsound("\xFF\xD8", "its content is neither JPEG nor PNG");
}

TEST_CASE("inspect_image: files that other programs wrote") {
    const auto example = [](const char* file) { return fixture::bytes_of(fixture::source_dir() / "examples/examiner-training" / file); };
    check_sound(example("学员甲.jpg"), Format::jpeg, 120, 160);
    check_sound(example("学员乙.png"), Format::png, 120, 160);
    check_sound(example("学员乙-职称证书.png"), Format::png, 360, 240);
    CHECK(image_format(example("学员甲-技能等级证书.pdf")) == Format::none);
}

} // namespace hegui
