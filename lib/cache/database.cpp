#include "lib/cache/database.hpp"

#include "lib/base/descriptor.hpp"
#include "lib/base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <utility>

namespace hegui {
namespace fs = std::filesystem;

namespace {

constexpr int application = 0x48454755; // "HEGU", for file(1) and for us
constexpr int patience = 1000;          // in milliseconds
constexpr std::size_t most_read_at_once = 512UL * 1024;
constexpr const char* table = "CREATE TABLE learnt(key BLOB PRIMARY KEY,value BLOB NOT NULL)WITHOUT ROWID";

Database::Outcome outcome_of(int code) {
    switch (code & 0xFF) { // the rest are details
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return Database::Outcome::done;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return Database::Outcome::busy;
    case SQLITE_ERROR: // a table is not there
    case SQLITE_SCHEMA:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_FORMAT: return Database::Outcome::damaged;
    default: return Database::Outcome::failed;
    }
}

void set(sqlite3* database, int option, bool on) {
    sqlite3_db_config(database, option, on ? 1 : 0, nullptr); // NOLINT(cppcoreguidelines-pro-type-vararg)
}

std::string_view blob(sqlite3_stmt* statement, int column) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column)); // before its size is asked for
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

/// A value that is not taken would count as NULL.
int bind(sqlite3_stmt* statement, int place, std::string_view bytes) {
    return sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), SQLITE_STATIC);
}

int bind(sqlite3_stmt* statement, std::string_view key, std::string_view value) {
    const int code = bind(statement, 1, key);
    return code == SQLITE_OK ? bind(statement, 2, value) : code;
}

} // namespace

bool Stretch::covers(std::string_view key) const {
    if (key < from_) return false;
    return is_last_ || (!rows_.empty() && key <= key_of(rows_.back()));
}

std::optional<std::string_view> Stretch::find(std::string_view key) const {
    const auto row = std::lower_bound(rows_.begin(), rows_.end(), key, [&](const Row& one, std::string_view k) { return key_of(one) < k; });
    if (row == rows_.end() || key_of(*row) != key) return std::nullopt;
    return std::string_view(bytes_).substr(row->start + row->key_size, row->value_size);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }
void Database::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Database::State Database::open(const fs::path& file, std::uint32_t version) {
    file_ = file;
    version_ = version;
    // SQLite would make it readable to all. Where it is already there, this does nothing.
    const Descriptor made(::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (!made && errno != EEXIST) {
        code_ = SQLITE_CANTOPEN;
        error_ = {errno, std::generic_category()};
        return State::refused;
    }
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    if (noted(code) != Outcome::done) return State::refused;
    sqlite3_busy_timeout(database, patience);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(longest_value));
    set(database, SQLITE_DBCONFIG_DEFENSIVE, true);
    set(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false);
    // Larger pages than usual mean fewer calls of the system. Without syncing, a file can be damaged when the machine loses power:
    // then it is learnt anew. Files mapped into memory would kill the run when they are cut.
    run("PRAGMA page_size=32768;PRAGMA synchronous=OFF;PRAGMA mmap_size=0;PRAGMA cell_size_check=ON");
    return state();
}

Database::State Database::state() {
    // Only in this mode does a stranger's file of the kind that needs memory shared by runs open without it.
    run("PRAGMA locking_mode=EXCLUSIVE");
    const State state = look();
    run("PRAGMA locking_mode=NORMAL;PRAGMA user_version");
    return state;
}

/// A file that another run holds may be sound: only what could be read tells that it is none of ours.
Database::State Database::look() {
    std::string journal;
    std::string id;
    std::string version;
    std::string schema;
    std::string pages;
    const std::array<std::pair<const char*, std::string*>, 5> questions{{
        {"PRAGMA journal_mode", &journal},
        {"PRAGMA application_id", &id},
        {"PRAGMA user_version", &version},
        {"SELECT group_concat(sql,';')FROM sqlite_schema", &schema},
        {"PRAGMA page_count", &pages},
    }};
    for (const auto& [sql, answer] : questions) {
        switch (noted(ask(sql, *answer))) {
        case Outcome::done: break;
        case Outcome::busy: return State::busy;
        case Outcome::damaged: return State::foreign;
        case Outcome::failed: return State::refused;
        }
    }
    if (id == "0" && version == "0" && schema.empty() && pages == "0") return State::empty;
    if (id != std::to_string(application) || journal != "delete") return State::foreign;
    if (version != std::to_string(version_)) return State::other_version;
    return schema == table ? State::ours : State::foreign;
}

Database::Outcome Database::create() {
    std::string made;
    int code = run("BEGIN IMMEDIATE");
    // Two runs may have come here at once.
    if (code == SQLITE_OK) code = ask("SELECT sql FROM sqlite_schema", made);
    if (code == SQLITE_OK && made != table) code = run(table);
    if (code == SQLITE_OK) code = run(fmt::format("PRAGMA application_id={}", application).c_str());
    if (code == SQLITE_OK) code = run(fmt::format("PRAGMA user_version={}", version_).c_str());
    if (code == SQLITE_OK) code = run("COMMIT");
    if (code != SQLITE_OK) run("ROLLBACK");
    return noted(code);
}

Database::Outcome Database::renew() {
    read_.reset();
    run("ROLLBACK");
    // SQLite's own way: under its locks, for another run may have the file open.
    set(database_.get(), SQLITE_DBCONFIG_RESET_DATABASE, true);
    int code = run("VACUUM");
    set(database_.get(), SQLITE_DBCONFIG_RESET_DATABASE, false);
    if (code == SQLITE_OK) code = run("PRAGMA journal_mode=DELETE");
    return code == SQLITE_OK ? create() : noted(code);
}

/// In one transaction that is over at once: other runs may write.
Database::Outcome Database::read(std::string_view from, std::size_t rows, Stretch& stretch) {
    if (!read_) read_ = prepare("SELECT key,value FROM learnt WHERE key>=? ORDER BY key");
    if (!read_) return noted(sqlite3_errcode(database_.get()));
    stretch.rows_.clear();
    stretch.bytes_.clear();
    stretch.from_ = from;
    stretch.wanted_ = rows;
    int code = bind(read_.get(), 1, from);
    if (code != SQLITE_OK) return noted(code);
    while (stretch.rows_.size() < rows && stretch.bytes_.size() < most_read_at_once) {
        code = sqlite3_step(read_.get());
        if (code != SQLITE_ROW) break;
        const std::string_view key = blob(read_.get(), 0);
        const std::string_view value = blob(read_.get(), 1);
        stretch.rows_.push_back({.start = stretch.bytes_.size(), .key_size = key.size(), .value_size = value.size()});
        stretch.bytes_.append(key).append(value);
    }
    stretch.is_last_ = code == SQLITE_DONE;
    sqlite3_reset(read_.get());
    return noted(code);
}

Database::Outcome Database::store(const std::map<std::string, std::string>& values) {
    int code = run("BEGIN IMMEDIATE");
    if (code == SQLITE_OK) code = insert(values);
    if (code == SQLITE_OK) code = run("COMMIT");
    if (code != SQLITE_OK) run("ROLLBACK");
    return noted(code);
}

int Database::insert(const std::map<std::string, std::string>& values) {
    const Statement insert = prepare("INSERT OR REPLACE INTO learnt VALUES(?,?)");
    if (!insert) return sqlite3_errcode(database_.get());
    for (const auto& [key, value] : values) {
        if (const int code = bind(insert.get(), key, value); code != SQLITE_OK) return code;
        sqlite3_step(insert.get());
        if (const int code = sqlite3_reset(insert.get()); code != SQLITE_OK) return code;
    }
    return are_found(values);
}

/// Damage to the order of the keys, or to the list of free pages, shows only so: what was stored is not found as it was.
int Database::are_found(const std::map<std::string, std::string>& values) const {
    const Statement find = prepare("SELECT 1 FROM learnt WHERE key=?1 AND value=?2");
    if (!find) return sqlite3_errcode(database_.get());
    for (const auto& [key, value] : values) {
        if (const int code = bind(find.get(), key, value); code != SQLITE_OK) return code;
        const bool is_found = sqlite3_step(find.get()) == SQLITE_ROW;
        if (const int code = sqlite3_reset(find.get()); code != SQLITE_OK) return code;
        if (!is_found) return SQLITE_CORRUPT;
    }
    return SQLITE_OK;
}

Database::Outcome Database::noted(int code) {
    code_ = code;
    error_ = system_error_of(code);
    return outcome_of(code);
}

/// SQLite knows the system's number of what failed last only.
std::error_code Database::system_error_of(int code) const {
    switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: return {sqlite3_system_errno(database_.get()), std::generic_category()};
    case SQLITE_PERM:
    case SQLITE_READONLY: return std::make_error_code(std::errc::permission_denied);
    case SQLITE_FULL: return std::make_error_code(std::errc::no_space_on_device);
    case SQLITE_NOMEM: return std::make_error_code(std::errc::not_enough_memory);
    default: return {};
    }
}

Text Database::message() const { return error_ ? why_refused(error_) : same(sqlite3_errstr(code_)); }

std::uintmax_t Database::size() const {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file_, error);
    return error ? 0 : size;
}

int Database::run(const char* sql) { return sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr); }

Database::Statement Database::prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return Statement(statement);
}

/// The first column of the first row; empty where there is no row.
int Database::ask(const char* sql, std::string& answer) {
    answer.clear();
    const Statement statement = prepare(sql);
    if (!statement) return sqlite3_errcode(database_.get());
    const int code = sqlite3_step(statement.get());
    if (code != SQLITE_ROW) return code == SQLITE_DONE ? SQLITE_OK : code;
    const auto* text = static_cast<const unsigned char*>(sqlite3_column_text(statement.get(), 0));
    if (text != nullptr) answer.assign(text, text + sqlite3_column_bytes(statement.get(), 0));
    return SQLITE_OK;
}

} // namespace hegui
