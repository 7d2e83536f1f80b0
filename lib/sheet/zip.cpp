#include "lib/sheet/zip.hpp"

#include "lib/base/utf8.hpp"
#include "lib/sheet/limits.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hegui {
namespace {

constexpr std::size_t piece_size = std::size_t{64} * 1024;
constexpr unsigned encrypted_flag = 1;

Text save_again() { return {"用 WPS 或 Excel 打开后另存为 .xlsx 再试", "open it in WPS or Excel and save it as .xlsx again"}; }

SheetProblem broken(Text what) {
    return {std::move(what),
            {"文件可能没有传完：请重新下载或复制；仍不行就用 WPS 或 Excel 打开后另存",
             "perhaps it was cut off: fetch it again; if that does not help, open it in WPS or Excel and save it again"}};
}

ZipBytes& bytes_of(void* stream) { return *static_cast<ZipBytes*>(stream); }

/// How minizip reads a file that is open already.
zlib_filefunc64_def file_functions(ZipBytes& bytes) {
    zlib_filefunc64_def functions{};
    functions.opaque = &bytes;
    functions.zopen64_file = [](void* opaque, const void* /*name*/, int /*mode*/) { return opaque; };
    functions.zread_file = [](void* /*opaque*/, void* stream, void* into, uLong size) -> uLong {
        return bytes_of(stream).read({static_cast<char*>(into), size});
    };
    functions.ztell64_file = [](void* /*opaque*/, void* stream) -> ZPOS64_T { return bytes_of(stream).position(); };
    functions.zseek64_file = [](void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) -> long {
        ZipBytes& all = bytes_of(stream);
        const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? all.position() : all.size();
        all.seek(from + offset);
        return 0;
    };
    functions.zclose_file = [](void* /*opaque*/, void* /*stream*/) { return 0; };
    functions.zerror_file = [](void* /*opaque*/, void* /*stream*/) { return 0; };
    return functions;
}

/// An entry that is being unpacked, closed when it goes.
class OpenEntry {
public:
    explicit OpenEntry(void* archive) : archive_(archive) {}
    OpenEntry(const OpenEntry&) = delete;
    OpenEntry& operator=(const OpenEntry&) = delete;
    OpenEntry(OpenEntry&&) = delete;
    OpenEntry& operator=(OpenEntry&&) = delete;
    ~OpenEntry() { close(); }

    /// False where all of it was read and its check sum is another.
    bool close() { return archive_ == nullptr || unzCloseCurrentFile(std::exchange(archive_, nullptr)) == UNZ_OK; }

private:
    void* archive_;
};

SheetProblem damaged(std::string_view name) {
    return broken(say("文件损坏：其中的 {} 解不开", "the file is damaged: its part {} can't be unpacked", utf8::printable(name)));
}

} // namespace

std::size_t ZipBytes::read(std::span<char> into) {
    std::size_t done = 0;
    while (done < into.size()) {
        if (position_ < start_ || position_ >= start_ + length_) fetch();
        if (position_ >= start_ + length_) break;
        const auto at = static_cast<std::size_t>(position_ - start_);
        const std::size_t some = std::min(length_ - at, into.size() - done);
        std::copy_n(kept_.get() + at, some, into.data() + done);
        done += some;
        position_ += some;
    }
    return done;
}

void ZipBytes::fetch() {
    if (!kept_) kept_ = std::make_unique_for_overwrite<char[]>(piece_size);
    start_ = position_ - position_ % piece_size;
    length_ = start_ < size() ? file_.read_at(start_, {kept_.get(), piece_size}) : 0;
}

Zip::Zip(const FileReader& file) : bytes_(file), piece_(std::make_unique_for_overwrite<char[]>(piece_size)) {}
Zip::~Zip() = default;

void Zip::Close::operator()(void* archive) const { unzClose(archive); }

std::optional<SheetProblem> Zip::open() {
    zlib_filefunc64_def functions = file_functions(bytes_);
    archive_.reset(unzOpen2_64(nullptr, &functions));
    if (!archive_) return broken({"文件不完整：没有 .xlsx 应有的目录", "the file is not whole: it lacks the directory that an .xlsx has"});
    return list();
}

std::optional<SheetProblem> Zip::list() {
    unz_global_info64 global{};
    if (unzGetGlobalInfo64(archive_.get(), &global) != UNZ_OK || global.number_entry > limits::zip_entries) {
        return SheetProblem{
            say("压缩包内的文件超过 {} 个，不是表格", "it packs more than {} files and is no spreadsheet", limits::zip_entries),
            save_again()};
    }
    std::uint64_t seen = 0;
    for (int state = unzGoToFirstFile(archive_.get()); state != UNZ_END_OF_LIST_OF_FILE; state = unzGoToNextFile(archive_.get())) {
        std::array<char, 1024> name{};
        unz_file_info64 info{};
        unz64_file_pos position{};
        const bool known = state == UNZ_OK && ++seen <= limits::zip_entries &&
                           unzGetCurrentFileInfo64(archive_.get(), &info, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) == UNZ_OK &&
                           unzGetFilePos64(archive_.get(), &position) == UNZ_OK;
        if (!known) return broken({"文件损坏：压缩包的目录读不出来", "the file is damaged: its directory can't be read"});
        std::string key = utf8::lower(name.data());
        std::replace(key.begin(), key.end(), '\\', '/');
        key.erase(0, std::min(key.find_first_not_of('/'), key.size()));
        entries_.try_emplace(std::move(key), Entry{.position = position.pos_in_zip_directory,
                                                   .number = position.num_of_file,
                                                   .packed = info.compressed_size,
                                                   .size = info.uncompressed_size,
                                                   .encrypted = (info.flag & encrypted_flag) != 0});
    }
    return std::nullopt;
}

bool Zip::has(std::string_view name) const { return entries_.contains(utf8::lower(name)); }

std::optional<SheetProblem> Zip::unpack(std::string_view name, const Take& take) {
    const auto found = entries_.find(utf8::lower(name));
    if (found == entries_.end()) return damaged(name);
    const Entry& entry = found->second;
    if (entry.encrypted)
        return SheetProblem{{"文件加了密码", "it is protected by a password"}, {"去掉密码后另存", "save it without the password"}};
    const bool bomb = entry.size > limits::zip_ratio_from && entry.size / limits::zip_ratio > entry.packed;
    if (bomb || entry.size > limits::part) {
        return SheetProblem{say("其中的 {} 解压后有 {} 字节，不正常，不予打开",
                                "its part {} would unpack to {} bytes, which is not normal: it is not opened", utf8::printable(name),
                                entry.size),
                            {"核对是否选错了文件；整列设置了格式的空行可以删掉后另存",
                             "see whether it is the right file; empty rows with a format can be deleted before it is saved"}};
    }
    unz64_file_pos position{.pos_in_zip_directory = entry.position, .num_of_file = entry.number};
    if (unzGoToFilePos64(archive_.get(), &position) != UNZ_OK || unzOpenCurrentFile(archive_.get()) != UNZ_OK) return damaged(name);
    return unpack_opened(name, take, entry.size);
}

std::optional<SheetProblem> Zip::unpack_opened(std::string_view name, const Take& take, std::uint64_t size) {
    OpenEntry opened(archive_.get());
    for (std::uint64_t total = 0; total < size;) {
        const int got = unzReadCurrentFile(archive_.get(), piece_.get(), piece_size);
        if (got <= 0) return damaged(name);
        total += static_cast<std::uint64_t>(got);
        if (!take({piece_.get(), static_cast<std::size_t>(got)}, false)) return std::nullopt;
    }
    if (!opened.close()) return damaged(name);
    take({}, true);
    return std::nullopt;
}

} // namespace hegui
