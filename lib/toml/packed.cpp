#include "lib/toml/packed.hpp"

#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace hegui {
namespace {

using Data = decltype(TomlValue::data);

/// A value is the number of its type, one byte, and what add() writes for the type.
class Packer {
public:
    void add(const TomlTable& table) {
        add_size(table.entries.size());
        for (const TomlEntry& entry : table.entries) {
            add(entry.key);
            add(entry.value);
        }
    }

    [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

private:
    void add(const TomlValue& value) {
        bytes_.push_back(static_cast<char>(value.data.index()));
        std::visit([&](const auto& data) { add(data); }, value.data);
    }
    void add(const TomlArray& array) {
        add_size(array.size());
        for (const TomlValue& element : array) add(element);
    }
    void add(const std::string& text) {
        add_size(text.size());
        bytes_ += text;
    }
    template<class Plain> void add(const Plain& plain) {
        static_assert(std::is_trivially_copyable_v<Plain>);
        if constexpr (!std::is_empty_v<Plain>) bytes_.append(reinterpret_cast<const char*>(&plain), sizeof plain);
    }
    void add_size(std::size_t size) { add(static_cast<std::uint32_t>(size)); }

    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    void read(TomlTable& table) {
        table.entries.resize(size());
        for (TomlEntry& entry : table.entries) {
            read(entry.key);
            read(entry.value);
        }
    }

    [[nodiscard]] bool is_over() const { return rest_.empty(); }

private:
    void read(TomlValue& value) {
        const auto type = static_cast<unsigned char>(take(1).front());
        make(value.data, type, std::make_index_sequence<std::variant_size_v<Data>>{});
        std::visit([&](auto& data) { read(data); }, value.data);
    }
    void read(TomlArray& array) {
        array.resize(size());
        for (TomlValue& element : array) read(element);
    }
    void read(std::string& text) { text = take(size()); }
    template<class Plain> void read(Plain& plain) {
        if constexpr (!std::is_empty_v<Plain>) std::memcpy(&plain, take(sizeof plain).data(), sizeof plain);
    }

    /// Puts an empty value of the type of that number.
    template<std::size_t... types> static void make(Data& data, std::size_t type, std::index_sequence<types...> /*all*/) {
        const bool made = ((type == types && (data.emplace<types>(), true)) || ...);
        if (!made) throw std::logic_error("packed TOML: no such type");
    }
    std::size_t size() {
        std::uint32_t size = 0;
        read(size);
        if (size > rest_.size()) throw std::logic_error("packed TOML: cut off");
        return size;
    }
    std::string_view take(std::size_t count) {
        if (count > rest_.size()) throw std::logic_error("packed TOML: cut off");
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view rest_;
};

} // namespace

std::string pack(const TomlTable& table) {
    Packer packer;
    packer.add(table);
    return std::move(packer).bytes();
}

TomlTable unpack(std::string_view packed) {
    Unpacker unpacker(packed);
    TomlTable table;
    unpacker.read(table);
    if (!unpacker.is_over()) throw std::logic_error("packed TOML: more than a table");
    return table;
}

} // namespace hegui
