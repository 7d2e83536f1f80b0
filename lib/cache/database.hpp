#pragma once

#include "lib/base/text.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace hegui {

/// Rows of the table one after another, as they were at one moment.
class Stretch {
public:
    /// Whether it tells of a key what is kept under it, be it nothing.
    [[nodiscard]] bool covers(std::string_view key) const;

    /// What is kept under a key, as long as the stretch lives.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;

    /// How many rows were asked for; there may be fewer.
    [[nodiscard]] std::size_t wanted() const { return wanted_; }

private:
    friend class Database;
    struct Row {
        std::size_t start = 0; ///< of the key, in the bytes
        std::size_t key_size = 0;
        std::size_t value_size = 0;
    };
    [[nodiscard]] std::string_view key_of(const Row& row) const { return std::string_view(bytes_).substr(row.start, row.key_size); }

    std::string from_;
    std::size_t wanted_ = 0;
    bool is_last_ = false; ///< nothing comes behind its rows
    std::vector<Row> rows_;
    std::string bytes_; ///< each key, and its value behind it
};

/// An SQLite file with one table, of byte strings by key. Nothing of the file is trusted: it may be damaged, be of another program,
/// or change under another run's hands.
class Database {
public:
    /// A longer value is not stored; where one is found, that is damage.
    static constexpr std::size_t longest_value = 8UL * 1024 * 1024;

    enum class Outcome {
        done,
        busy,    ///< another run was writing for too long
        damaged, ///< what is in the file is not what we have written
        failed,  ///< the system refused: message() says what
    };
    /// What a file is found to be before anything is read from it.
    enum class State {
        ours,
        empty,
        other_version,
        foreign, ///< something else, or damaged
        busy,    ///< another run was writing for too long
        refused, ///< the system did not let us look: message() says why
    };

    /// Opens the file and says what it is; makes it where there is none.
    State open(const std::filesystem::path& file, std::uint32_t version);

    /// Makes the table in a file that is empty.
    Outcome create();

    /// Empties the file, whatever it holds, and makes the table.
    Outcome renew();

    /// Reads so many rows from a key on; fewer where they are large.
    Outcome read(std::string_view from, std::size_t rows, Stretch& stretch);

    /// Keeps all values, or none.
    Outcome store(const std::map<std::string, std::string>& values);

    /// Why the last outcome was not `done`.
    [[nodiscard]] Text message() const;
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] std::uintmax_t size() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
        void operator()(sqlite3_stmt* statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Close>;

    int run(const char* sql);
    Statement prepare(const char* sql) const;
    int ask(const char* sql, std::string& answer);
    State state();
    State look();
    Outcome noted(int code);
    [[nodiscard]] std::error_code system_error_of(int code) const;
    int insert(const std::map<std::string, std::string>& values);
    [[nodiscard]] int are_found(const std::map<std::string, std::string>& values) const;

    std::filesystem::path file_;
    std::uint32_t version_ = 0;
    std::unique_ptr<sqlite3, Close> database_;
    Statement read_;
    int code_ = 0;
    std::error_code error_; ///< of the system, that was behind it
};

} // namespace hegui
