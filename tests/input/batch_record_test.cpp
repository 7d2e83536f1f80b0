#include "lib/input/batch_record.hpp"

#include "lib/model/batch_parts.hpp"
#include "tests/fixture/damage.hpp"
#include "tests/fixture/henan.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <tuple>
#include <vector>

namespace hegui {
namespace {

namespace fs = std::filesystem;

/// A batch file as it is read, as a record.
BatchRecord record_of(const fs::path& file) {
    const std::string text = fixture::bytes_of(file);
    InputErrors errors;
    BatchReading reading = read_batch(Source("batch.toml", text), text, fixture::by_name(), errors);
    REQUIRE(reading.batch);
    return {.text = content_hash(text), .regulation = reading.regulation->sha256, .named = reading.named, .batch = *reading.batch};
}

const BatchRecord& every_key() {
    static const BatchRecord record = record_of(fixture::source_dir() / "tests/input/every_key.toml");
    return record;
}

/// Fills every part there is with a value of its own.
class Filling {
public:
    void fill(std::string& text) { text = std::to_string(++made_); }
    void fill(std::uint32_t& number) { number = ++made_; }
    void fill(std::int64_t& number) { number = ++made_; }
    void fill(double& number) { number = ++made_ + 0.5; }
    static void fill(bool& flag) { flag = true; }
    void fill(date::sys_days& day) { day = date::sys_days{date::days{++made_}}; }
    void fill(std::chrono::seconds& time) { time = std::chrono::seconds{++made_}; }
    template<class T> void fill(std::optional<T>& value) { fill(value.emplace()); }
    template<class T> void fill(Field<T>& field) {
        T value{};
        Position at;
        fill(value);
        fill(at);
        field = Field<T>(std::move(value), at);
    }
    template<class T> void fill(std::vector<T>& values) {
        for (T& value : values = std::vector<T>(2)) fill(value);
    }
    template<class T, std::size_t size> void fill(std::array<T, size>& values) {
        for (T& value : values) fill(value);
    }
    template<class T>
    requires requires(T& whole) { parts_of(whole); }
    void fill(T& whole) {
        std::apply([&](auto&... part) { (fill(part), ...); }, parts_of(whole));
    }

private:
    std::uint32_t made_ = 0;
};

/// Whether each part of one is that of the other.
template<class T> bool is_same(const T& one, const T& other) {
    if constexpr (requires { parts_of(one); }) {
        return std::apply(
            [&](const auto&... part) {
                return std::apply([&](const auto&... same) { return (is_same(part, same) && ...); }, parts_of(other));
            },
            parts_of(one));
    } else if constexpr (requires { one.optional(); }) {
        return one.at() == other.at() && is_same(one.optional(), other.optional());
    } else if constexpr (requires { one.has_value(); }) {
        return one.has_value() == other.has_value() && (!one || is_same(*one, *other));
    } else if constexpr (
        requires { one == other; } && !requires { one.front(); }) {
        return one == other;
    } else {
        if (one.size() != other.size()) return false;
        for (std::size_t i = 0; i < one.size(); ++i) {
            if (!is_same(one[i], other[i])) return false;
        }
        return true;
    }
}

void check_round_trip(const BatchRecord& record) {
    const std::string bytes = record.written();
    const auto read = BatchRecord::read(bytes);
    REQUIRE(read);
    CHECK(read->text == record.text);
    CHECK(read->regulation == record.regulation);
    CHECK(is_same(read->named, record.named));
    CHECK(is_same(read->batch, record.batch));
    CHECK(read->written() == bytes);
}

} // namespace

TEST_CASE("batch record: what is written is read, whatever there may be") {
    BatchRecord record{.text = {1, 2}, .regulation = "abc", .named = {}, .batch = {}};
    check_round_trip(record);
    Filling().fill(record.batch);
    record.named = Field<std::string>("own.toml", {3, 4});
    check_round_trip(record);
    CHECK(record.batch.trainees.back().titles.back().confirmed.at().line > 100); // it was filled
    CHECK_FALSE(is_same(record.batch, Batch{}));
}

TEST_CASE("batch record: every key, and every example that can be read") {
    check_round_trip(every_key());
    check_round_trip(record_of(fixture::source_dir() / "tests/input/every_trainee_key.toml"));
    std::size_t found = 0;
    for (const auto& entry : fs::directory_iterator(fixture::source_dir() / "examples")) {
        if (!fs::exists(entry.path() / "expected.status") || fixture::bytes_of(entry.path() / "expected.status").starts_with("2")) continue;
        CAPTURE(entry.path());
        check_round_trip(record_of(entry.path() / "batch.toml"));
        ++found;
    }
    CHECK(found > 20);
}

TEST_CASE("batch record: a part of one, or one with more behind it, is none") {
    const std::string bytes = every_key().written();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(BatchRecord::read(bytes.substr(0, size)));
    CHECK_FALSE(BatchRecord::read(bytes + "x"));
}

TEST_CASE("batch record: values that no batch file may have are none") {
    const auto is_read = [](const auto& change) {
        BatchRecord record = every_key();
        change(record.batch);
        return BatchRecord::read(record.written()).has_value();
    };
    CHECK(is_read([](Batch& batch) { batch.year = Field<std::int64_t>(1'000'000, {}); }));
    CHECK_FALSE(is_read([](Batch& batch) { batch.year = Field<std::int64_t>(1'000'001, {}); }));
    CHECK_FALSE(is_read([](Batch& batch) { batch.year = Field<std::int64_t>(-1, {}); }));
    for (const double wrong : {-1.0, 1e7, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        CHECK_FALSE(is_read([&](Batch& batch) { batch.trainees.emplace_back().online.score = Field<double>(wrong, {}); }));
    for (const int wrong : {-800'000, 3'000'000})
        CHECK_FALSE(is_read([&](Batch& batch) { batch.dates[0] = Field<date::sys_days>(date::sys_days{date::days{wrong}}, {}); }));
}

TEST_CASE("batch record: any bytes may be looked at") {
    for (const std::string& bytes : fixture::damaged(every_key().written(), 20'000)) {
        const auto read = BatchRecord::read(bytes);
        if (read) CHECK(read->written().size() == bytes.size());
    }
}

} // namespace hegui
