// The floor: reads every file below the given folders whole, with so many threads, and does nothing else: floor JOBS PATH...
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace {

/// What depends on every read: the bytes, and the last byte of each file.
struct Sum {
    std::uint64_t bytes = 0;
    std::uint64_t last = 0;
};

/// The buffer is kept for the next file and grows without its bytes being set.
class Reader {
public:
    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { std::free(buffer_); }

    Sum read(const std::string& path) {
        const int file = open(path.c_str(), O_RDONLY);
        struct stat facts {};
        if (file < 0 || fstat(file, &facts) != 0 || !make_room(static_cast<std::size_t>(facts.st_size))) std::exit(2);
        std::size_t got = 0;
        for (ssize_t more = 1; more > 0 && got < room_; got += static_cast<std::size_t>(std::max<ssize_t>(more, 0))) {
            more = ::read(file, buffer_ + got, room_ - got);
        }
        close(file);
        return {got, got == 0 ? 0U : buffer_[got - 1]};
    }

private:
    bool make_room(std::size_t size) {
        if (size < room_) return true;
        room_ = std::max(2 * room_, size + 1);
        std::free(buffer_);
        buffer_ = static_cast<unsigned char*>(std::malloc(room_));
        return buffer_ != nullptr;
    }

    unsigned char* buffer_ = nullptr;
    std::size_t room_ = 0;
};

} // namespace

int main(int count, char** arguments) {
    std::vector<std::string> files;
    for (int i = 2; i < count; ++i) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
            if (entry.is_regular_file()) files.push_back(entry.path().string());
        }
    }
    std::atomic<std::size_t> next = 0;
    std::atomic<std::uint64_t> bytes = 0;
    std::atomic<std::uint64_t> last = 0;
    const auto work = [&] {
        Reader reader;
        Sum sum;
        for (std::size_t at = next++; at < files.size(); at = next++) {
            const Sum one = reader.read(files[at]);
            sum.bytes += one.bytes;
            sum.last += one.last;
        }
        bytes += sum.bytes;
        last += sum.last;
    };
    std::vector<std::thread> others;
    for (int i = 1; i < std::max(1, std::atoi(arguments[1])); ++i) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
    std::printf("%zu files, %llu bytes, %llu\n", files.size(), static_cast<unsigned long long>(bytes),
                static_cast<unsigned long long>(last));
}
