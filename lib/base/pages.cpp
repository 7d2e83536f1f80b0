#include "lib/base/pages.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace hegui {
namespace {

// Where pages are larger, the system finds them within.
constexpr std::size_t small_page = std::size_t{4} << 10U;
constexpr std::size_t large_page = std::size_t{2} << 20U;

} // namespace

void prefer_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) {
#ifdef MADV_HUGEPAGE
    constexpr std::size_t worthwhile = 4 * large_page; // of little memory, the end of the last page would be too much
    if (size < worthwhile || std::align(large_page, large_page, memory, size) == nullptr) return;
    ::madvise(memory, size, MADV_HUGEPAGE);
#endif
}

void FreePages::operator()(char* memory) const { std::free(memory); } // NOLINT(*-no-malloc,*-owning-memory): of aligned_alloc()

Pages reserve_pages(std::size_t size, [[maybe_unused]] std::size_t fetched) {
    const std::size_t page = size < large_page ? small_page : large_page;
    size = (size + page - 1) / page * page;
    Pages memory(static_cast<char*>(std::aligned_alloc(page, size)));
    if (!memory) throw std::bad_alloc();
#ifdef MADV_POPULATE_WRITE
    if (page == large_page) ::madvise(memory.get(), size, MADV_HUGEPAGE);
    ::madvise(memory.get(), std::min(size, fetched), MADV_POPULATE_WRITE);
#endif
    return memory;
}

} // namespace hegui
