#include "lib/input/batch_record.hpp"

#include "lib/cache/record.hpp"
#include "lib/model/batch_parts.hpp"
#include "lib/toml/schema.hpp"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

namespace hegui {
namespace {

// What a batch file may say at most: by no record do the rules reckon with more.
constexpr auto largest_number = static_cast<std::uint64_t>(largest_count);
constexpr auto largest_fraction = static_cast<double>(largest_amount);
constexpr date::sys_days first_day = date::year{0} / 1 / 1;
constexpr std::uint32_t last_day = (date::sys_days{date::year{9999} / 12 / 31} - first_day).count();
constexpr std::uint32_t seconds_of_day = 24 * 60 * 60;

template<class T>
concept HasParts = requires(T& whole) {
    parts_of(whole);
};

/// Writes a value part by part, so that Reading finds it.
class Writing {
public:
    void put(const std::string& text) { writer_.text(text); }
    void put(std::uint32_t number) { writer_.number(number); }
    void put(std::uint64_t number) { writer_.number(number); }
    void put(std::int64_t number) { writer_.number(static_cast<std::uint64_t>(number)); }
    void put(double number) { writer_.number(std::bit_cast<std::uint64_t>(number)); }
    void put(bool flag) { writer_.number(static_cast<std::uint8_t>(flag ? 1 : 0)); }
    void put(date::sys_days day) { writer_.number(static_cast<std::uint32_t>((day - first_day).count())); }
    void put(std::chrono::seconds time) { writer_.number(static_cast<std::uint32_t>(time.count())); }
    template<class T> void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template<class T> void put(const Field<T>& field) {
        put(field.at());
        put(field.optional());
    }
    template<class T> void put(const std::vector<T>& values) {
        put(static_cast<std::uint32_t>(values.size()));
        for (const T& value : values) put(value);
    }
    template<class T, std::size_t size> void put(const std::array<T, size>& values) {
        for (const T& value : values) put(value);
    }
    template<HasParts T> void put(const T& whole) {
        std::apply([&](const auto&... part) { (put(part), ...); }, parts_of(whole));
    }

    [[nodiscard]] std::string take() { return writer_.take(); }

private:
    RecordWriter writer_;
};

/// Reads what Writing wrote, or anything else.
class Reading {
public:
    explicit Reading(std::string_view bytes) : reader_(bytes) {}

    void get(std::string& text) { text = reader_.text(); }
    void get(std::uint32_t& number) { number = reader_.number<std::uint32_t>(); }
    void get(std::uint64_t& number) { number = reader_.number<std::uint64_t>(); }
    void get(std::int64_t& number) { number = static_cast<std::int64_t>(reader_.number(largest_number)); }
    /// Those that are not negative have the order of their bits.
    void get(double& number) { number = std::bit_cast<double>(reader_.number(std::bit_cast<std::uint64_t>(largest_fraction))); }
    void get(bool& flag) { flag = reader_.number(std::uint8_t{1}) == 1; }
    void get(date::sys_days& day) { day = first_day + date::days{reader_.number(last_day)}; }
    void get(std::chrono::seconds& time) { time = std::chrono::seconds{reader_.number(seconds_of_day)}; }
    template<class T> void get(std::optional<T>& value) {
        bool is_there = false;
        get(is_there);
        if (is_there) get(value.emplace());
    }
    template<class T> void get(Field<T>& field) {
        Position at;
        get(at);
        std::optional<T> value;
        get(value);
        field = value ? Field<T>(*std::move(value), at) : Field<T>(at);
    }
    /// A number of parts that is too great ends where the bytes do.
    template<class T> void get(std::vector<T>& values) {
        constexpr std::size_t usual = 16;
        const std::size_t count = reader_.count(1);
        values.reserve(std::min(count, usual));
        while (values.size() < count && !reader_.rest().empty()) get(values.emplace_back());
    }
    template<class T, std::size_t size> void get(std::array<T, size>& values) {
        for (T& value : values) get(value);
    }
    template<HasParts T> void get(T& whole) {
        std::apply([&](auto&... part) { (get(part), ...); }, parts_of(whole));
    }

    [[nodiscard]] bool is_whole() const { return reader_.is_whole(); }

private:
    RecordReader reader_;
};

/// All of a record, for the one and for the other.
template<Is<BatchRecord> T> auto all_of(T& record) {
    auto& [text, regulation, named, batch] = record;
    return std::tie(text.high, text.low, regulation, named, batch);
}

} // namespace

std::string BatchRecord::written() const {
    Writing record;
    std::apply([&](const auto&... part) { (record.put(part), ...); }, all_of(*this));
    return record.take();
}

std::optional<BatchRecord> BatchRecord::read(std::string_view bytes) {
    BatchRecord record;
    Reading reading(bytes);
    std::apply([&](auto&... part) { (reading.get(part), ...); }, all_of(record));
    return reading.is_whole() ? std::optional(std::move(record)) : std::nullopt;
}

} // namespace hegui
