#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace hegui {

/// An SQLite file with one table, of byte strings by key. Nothing of the file is trusted: it may be damaged, be of another program,
/// or change under another run's hands.
class Database {
public:
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
        refused, ///< it could not be looked at
    };

    /// Opens the file and says what it is; makes it where there is none.
    State open(const std::filesystem::path& file, std::uint32_t version);

    /// Makes the table in a file that is empty.
    Outcome create();

    /// Empties the file, whatever it holds, and makes the table.
    Outcome renew();

    /// Looks a key up. What was kept in it is valid until the next call.
    Outcome find(std::string_view key, std::optional<std::string>& value);

    /// Other runs may write between two calls of find() only once this was called.
    void end_reading();

    /// Keeps all values, or none.
    Outcome store(const std::map<std::string, std::string>& values);

    /// What the last outcome was, in SQLite's words.
    [[nodiscard]] std::string message() const;
    [[nodiscard]] std::uintmax_t size() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
        void operator()(sqlite3_stmt* statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Close>;

    int run(const char* sql);
    Statement prepare(const char* sql) const;
    std::optional<std::string> ask(const char* sql);
    State state();
    Outcome noted(int code);
    int insert(const std::map<std::string, std::string>& values);
    [[nodiscard]] int are_found(const std::map<std::string, std::string>& values) const;

    std::filesystem::path file_;
    std::uint32_t version_ = 0;
    std::unique_ptr<sqlite3, Close> database_;
    Statement find_;
    std::size_t found_ = 0; ///< look-ups since other runs could write
    bool is_reading_ = false;
    int code_ = 0;
};

} // namespace hegui
