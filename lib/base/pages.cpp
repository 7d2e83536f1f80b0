#include "lib/base/pages.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <memory>

namespace hegui {

void prefer_large_pages(void* memory, std::size_t size) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t page = std::size_t{2} << 20U; // where large pages are larger, the system finds them within
    constexpr std::size_t worthwhile = 4 * page;        // of little memory, the end of the last page would be too much
    if (size < worthwhile || std::align(page, page, memory, size) == nullptr) return;
    ::madvise(memory, size, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}

void fetch_pages(void* memory, std::size_t size) {
#ifdef MADV_POPULATE_WRITE
    const long page = ::sysconf(_SC_PAGESIZE);
    if (page <= 0 || std::align(static_cast<std::size_t>(page), 1, memory, size) == nullptr) return;
    ::madvise(memory, size, MADV_POPULATE_WRITE);
#else
    (void)memory;
    (void)size;
#endif
}

} // namespace hegui
