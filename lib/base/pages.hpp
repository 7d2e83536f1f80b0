#pragma once

#include <cstddef>

namespace hegui {

/// Asks the system for large pages in memory that was just reserved and will hold very much: each small one costs as much time to
/// come by as a page of a file to read. Where it has none to give, nothing changes.
void prefer_large_pages(void* memory, std::size_t size);

/// Asks the system for all pages of memory that was just reserved and will be used over and over: one by one, as they are first
/// touched, they cost ten times as much. Where it can't, nothing changes.
void fetch_pages(void* memory, std::size_t size);

} // namespace hegui
