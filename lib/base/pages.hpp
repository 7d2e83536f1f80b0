#pragma once

#include <cstddef>
#include <memory>

namespace hegui {

/// Asks the system for large pages in memory that was just reserved and will hold very much: each small one costs as much time to
/// come by as a page of a file to read. Where it has none to give, nothing changes.
void prefer_large_pages(void* memory, std::size_t size);

struct FreePages {
    void operator()(char* memory) const;
};
using Pages = std::unique_ptr<char[], FreePages>; // a vector would clear it

/// Memory that will be used over and over, not cleared. The first `fetched` bytes are asked of the system at once, in large pages
/// where it has them: one by one, as they are first touched, small ones cost ten times as much.
Pages reserve_pages(std::size_t size, std::size_t fetched);

} // namespace hegui
