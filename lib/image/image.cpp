#include "lib/image/image.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace hegui {
namespace {

using namespace std::string_view_literals;
using Format = ImageFacts::Format;

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";
constexpr std::string_view png_start = "\x89PNG";
constexpr std::string_view jpeg_start = "\xFF\xD8\xFF";

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t two_bytes(std::string_view bytes, std::size_t at) { return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1); }

std::uint32_t four_bytes(std::string_view bytes, std::size_t at) { return two_bytes(bytes, at) << 16U | two_bytes(bytes, at + 2); }

ImageFacts unsound(Format format, Text problem) { return {.format = format, .width = 0, .height = 0, .problem = std::move(problem)}; }

Text cut_off() { return {"文件不完整，在中途断了", "the file is cut off"}; }

// ---- JPEG (ITU-T T.81)

/// The second byte of a marker; the first is FF.
namespace marker {
constexpr std::uint32_t fill = 0xFF;
constexpr std::uint32_t stuffed = 0x00;
constexpr std::uint32_t first_frame = 0xC0;
constexpr std::uint32_t huffman_tables = 0xC4;
constexpr std::uint32_t extension = 0xC8;
constexpr std::uint32_t arithmetic_conditioning = 0xCC;
constexpr std::uint32_t last_frame = 0xCF;
constexpr std::uint32_t first_restart = 0xD0;
constexpr std::uint32_t last_restart = 0xD7;
constexpr std::uint32_t start = 0xD8;
constexpr std::uint32_t end = 0xD9;
constexpr std::uint32_t scan = 0xDA;
constexpr std::uint32_t number_of_lines = 0xDC;
constexpr std::uint32_t temporary = 0x01;
constexpr std::uint32_t first_known = 0xC0;
} // namespace marker

bool is_frame(std::uint32_t code) {
    return code >= marker::first_frame && code <= marker::last_frame && code != marker::huffman_tables && code != marker::extension &&
           code != marker::arithmetic_conditioning;
}

bool is_restart(std::uint32_t code) { return code >= marker::first_restart && code <= marker::last_restart; }

/// A walk over the segments of a JPEG, from one marker to the next.
class JpegWalk {
public:
    explicit JpegWalk(std::string_view bytes) : bytes_(bytes) {}

    ImageFacts run() {
        while (!done_) {
            if (auto problem = step()) return unsound(Format::jpeg, *std::move(problem));
        }
        return {.format = Format::jpeg, .width = width_, .height = height_, .problem = {}};
    }

private:
    /// One segment, with the scan data behind it; what is wrong with it.
    std::optional<Text> step() {
        const auto code = next_marker();
        if (!code) {
            return at_ < bytes_.size() ? Text{"JPEG 各段之间有多余的数据", "there are stray bytes between the JPEG's segments"} : cut_off();
        }
        if (*code == marker::end) return finish();
        if (*code == marker::temporary || is_restart(*code)) return std::nullopt; // they stand alone
        if (*code == marker::start || *code < marker::first_known) {
            return say("JPEG 中有不该在此的标记 FF{:02X}", "the JPEG has a marker FF{:02X} where none may be", *code);
        }
        if (bytes_.size() - at_ < 2) return cut_off();
        const std::size_t length = two_bytes(bytes_, at_);
        if (length < 2) return Text{"JPEG 段的长度不对", "a segment of the JPEG has a wrong length"};
        if (bytes_.size() - at_ < length) return cut_off();
        const std::string_view segment = bytes_.substr(at_ + 2, length - 2);
        at_ += length;
        if (is_frame(*code)) return frame(segment);
        if (*code == marker::number_of_lines) return lines(segment);
        if (*code == marker::scan) return scan();
        return std::nullopt;
    }

    /// The code of the marker that stands here; any number of FF may fill the place before it.
    std::optional<std::uint32_t> next_marker() {
        if (at_ >= bytes_.size() || byte_at(bytes_, at_) != marker::fill) return std::nullopt;
        while (at_ < bytes_.size() && byte_at(bytes_, at_) == marker::fill) ++at_;
        if (at_ >= bytes_.size()) return std::nullopt;
        return byte_at(bytes_, at_++);
    }

    std::optional<Text> frame(std::string_view segment) {
        constexpr std::size_t least = 6; // precision, height, width, number of components
        if (has_frame_) return Text{"JPEG 中有不止一幅图", "the JPEG holds more than one frame"};
        if (segment.size() < least) return Text{"JPEG 的图像头太短", "the JPEG's frame header is too short"};
        has_frame_ = true;
        height_ = two_bytes(segment, 1);
        width_ = two_bytes(segment, 3);
        if (width_ == 0) return Text{"JPEG 没有写明宽度", "the JPEG does not say how wide it is"};
        return std::nullopt;
    }

    /// A frame may leave its height to this segment, which comes behind the first scan.
    std::optional<Text> lines(std::string_view segment) {
        if (segment.size() < 2) return Text{"JPEG 的行数段太短", "the JPEG's segment of lines is too short"};
        if (height_ == 0) height_ = two_bytes(segment, 0);
        return std::nullopt;
    }

    /// Skips the coded data of a scan, in which FF is followed by 00 or by a restart marker.
    std::optional<Text> scan() {
        if (!has_frame_) return Text{"JPEG 的图像数据之前没有图像头", "the JPEG's data come before its frame header"};
        has_scan_ = true;
        while (true) {
            at_ = bytes_.find('\xFF', at_);
            if (at_ == std::string_view::npos || at_ + 1 >= bytes_.size()) {
                at_ = bytes_.size();
                return cut_off();
            }
            const std::uint32_t code = byte_at(bytes_, at_ + 1);
            if (code == marker::fill) {
                ++at_;
            } else if (code == marker::stuffed || is_restart(code)) {
                at_ += 2;
            } else {
                return std::nullopt;
            }
        }
    }

    std::optional<Text> finish() {
        done_ = true;
        if (!has_frame_ || !has_scan_) return Text{"JPEG 中没有图像数据", "the JPEG holds no image data"};
        if (height_ == 0) return Text{"JPEG 没有写明高度", "the JPEG does not say how high it is"};
        return std::nullopt;
    }

    std::string_view bytes_;
    std::size_t at_ = 2; // behind the start marker
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    bool has_frame_ = false;
    bool has_scan_ = false;
    bool done_ = false;
};

// ---- PNG (ISO/IEC 15948)

constexpr std::size_t chunk_overhead = 12; // length, type and checksum
constexpr std::uint32_t largest_png_number = 0x7FFFFFFF;

bool is_chunk_type(std::string_view type) {
    return std::all_of(type.begin(), type.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::uint32_t checksum_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

/// Which depths of a colour type there are.
bool is_colour(std::uint32_t type, std::uint32_t depth) {
    const bool deep = depth == 8 || depth == 16;
    const bool shallow = depth == 1 || depth == 2 || depth == 4;
    switch (type) {
    case 0: return shallow || deep;       // grey
    case 3: return shallow || depth == 8; // palette
    case 2:                               // red, green, blue
    case 4:                               // grey with alpha
    case 6: return deep;                  // red, green, blue with alpha
    default: return false;
    }
}

struct Chunk {
    std::string_view type;
    std::string_view data;
};

/// A walk over the chunks of a PNG.
class PngWalk {
public:
    explicit PngWalk(std::string_view bytes) : bytes_(bytes) {}

    ImageFacts run() {
        if (!bytes_.starts_with(png_signature)) {
            return unsound(Format::png, {"PNG 的文件头被改坏了（可能按文本方式传送过）",
                                         "the PNG's signature is damaged (perhaps it was sent as a text)"});
        }
        while (!done_) {
            if (auto problem = step()) return unsound(Format::png, *std::move(problem));
        }
        return {.format = Format::png, .width = width_, .height = height_, .problem = {}};
    }

private:
    std::optional<Text> step() {
        if (bytes_.size() - at_ < chunk_overhead) return cut_off();
        const std::uint32_t length = four_bytes(bytes_, at_);
        if (length > largest_png_number) return Text{"PNG 数据块的长度不对", "a chunk of the PNG has a wrong length"};
        const Chunk chunk{.type = bytes_.substr(at_ + 4, 4), .data = bytes_.substr(at_ + 8, length)};
        if (!is_chunk_type(chunk.type)) return Text{"PNG 数据块的类型不对", "a chunk of the PNG has no type"};
        if (bytes_.size() - at_ - chunk_overhead < length) return cut_off();
        if (checksum_of(bytes_.substr(at_ + 4, std::size_t{4} + length)) != four_bytes(bytes_, at_ + 8 + length)) {
            return say("PNG 数据块 {} 的校验和不对，内容已损坏", "the checksum of the PNG's chunk {} is wrong: it is damaged", chunk.type);
        }
        const bool is_first = at_ == png_signature.size();
        at_ += chunk_overhead + length;
        return accept(chunk, is_first);
    }

    std::optional<Text> accept(const Chunk& chunk, bool is_first) {
        if (is_first != (chunk.type == "IHDR")) {
            return is_first ? Text{"PNG 没有以图像头 IHDR 开始", "the PNG does not begin with its header IHDR"}
                            : Text{"PNG 有不止一个图像头", "the PNG has more than one header"};
        }
        if (is_first) return header(chunk.data);
        if (chunk.type == "IDAT") has_data_ = true;
        if (chunk.type != "IEND") return std::nullopt;
        done_ = true;
        if (!chunk.data.empty()) return Text{"PNG 的结束块 IEND 不为空", "the PNG's last chunk IEND is not empty"};
        if (!has_data_) return Text{"PNG 中没有图像数据", "the PNG holds no image data"};
        return std::nullopt;
    }

    std::optional<Text> header(std::string_view data) {
        constexpr std::size_t size = 13;
        const Text wrong{"PNG 的图像头 IHDR 不对", "the PNG's header IHDR is wrong"};
        if (data.size() != size) return wrong;
        width_ = four_bytes(data, 0);
        height_ = four_bytes(data, 4);
        const bool sized = width_ > 0 && height_ > 0 && width_ <= largest_png_number && height_ <= largest_png_number;
        const bool known = is_colour(byte_at(data, 9), byte_at(data, 8)) && byte_at(data, 10) == 0 && byte_at(data, 11) == 0 &&
                           byte_at(data, 12) <= 1;
        return sized && known ? std::nullopt : std::optional(wrong);
    }

    std::string_view bytes_;
    std::size_t at_ = png_signature.size();
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    bool has_data_ = false;
    bool done_ = false;
};

/// What else people take for a photo, so that the message can name it.
Text why_no_image(std::string_view bytes) {
    struct Kind {
        std::size_t at;
        std::string_view mark;
        std::string_view name;
    };
    constexpr std::array kinds{
        Kind{0, "%PDF-"sv, "PDF"},     Kind{0, "GIF8"sv, "GIF"},   Kind{8, "WEBP"sv, "WebP"},  Kind{4, "ftyphei"sv, "HEIC"},
        Kind{4, "ftypmif1"sv, "HEIC"}, Kind{0, "II*\0"sv, "TIFF"}, Kind{0, "MM\0*"sv, "TIFF"}, Kind{0, "BM"sv, "BMP"},
    };
    if (bytes.empty()) return {"文件是空的", "the file is empty"};
    for (const Kind& kind : kinds) {
        if (bytes.size() < kind.at || !bytes.substr(kind.at).starts_with(kind.mark)) continue;
        return say("内容是 {}，不是 JPEG 或 PNG 图片", "its content is {}, neither JPEG nor PNG", kind.name);
    }
    return {"内容不是 JPEG 或 PNG 图片", "its content is neither JPEG nor PNG"};
}

} // namespace

Format image_format(std::string_view bytes) {
    if (bytes.starts_with(jpeg_start)) return Format::jpeg;
    return bytes.starts_with(png_start) ? Format::png : Format::none;
}

ImageFacts inspect_image(std::string_view bytes) {
    switch (image_format(bytes)) {
    case Format::jpeg: return JpegWalk(bytes).run();
    case Format::png: return PngWalk(bytes).run();
    case Format::none: break;
    }
    return unsound(Format::none, why_no_image(bytes));
}

} // namespace hegui
