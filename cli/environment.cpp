#include "cli/environment.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <sstream>
#include <string_view>
#include <thread>

namespace hegui::environment {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// The one thing that a signal handler may touch.
volatile std::sig_atomic_t noted_signal = 0;

constexpr std::size_t usual_columns = 80;
constexpr std::size_t least_columns = 40; ///< narrower than this nothing can be read in columns

/// The words between blanks.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::istringstream in{std::string(text)};
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

} // namespace

bool is_terminal() { return isatty(STDOUT_FILENO) == 1; }

bool knows_links() {
    if (!is_terminal() || variable("TERM") == "dumb") return false;
    // Terminals can't be asked; these say by their own variables who they are.
    for (const char* name : {"KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "VTE_VERSION", "DOMTERM", "WEZTERM_PANE"}) {
        if (!variable(name).empty()) return true;
    }
    const std::string_view program = variable("TERM_PROGRAM");
    return program == "iTerm.app" || program == "vscode" || program == "ghostty";
}

std::string host() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : std::string{};
}

std::size_t columns() {
    winsize size{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): there is no other way to ask
    const bool known = is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return known && size.ws_col > 0 ? std::max(least_columns, std::size_t{size.ws_col}) : usual_columns;
}

std::vector<std::string> pager() {
    // Split at blanks and run as it is: no shell looks at it.
    if (const char* named = std::getenv("PAGER"); named != nullptr) return words_of(named);
    return {"less", "-FRX"};
}

Lang language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string_view value = variable(name);
        if (!value.empty()) return value.substr(0, 2) == "zh" ? Lang::zh : Lang::en;
    }
    return Lang::en;
}

bool wants_color() { return is_terminal() && variable("NO_COLOR").empty() && variable("TERM") != "dumb"; }

date::sys_days today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return date::sys_days{date::year{local.tm_year + 1900} / date::month(static_cast<unsigned>(local.tm_mon + 1)) /
                          date::day(static_cast<unsigned>(local.tm_mday))};
}

void outlive_readers() {
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c,performance-no-int-to-ptr): where it can't be ignored, it ends the program
}

bool shows_progress() { return isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"; }

unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

void note_interruption() {
    struct sigaction action {};
    action.sa_handler = [](int signal) { noted_signal = signal; };
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

int interruption() { return noted_signal; }

std::optional<std::size_t> read_some(std::FILE& file, std::span<char> into) {
    // The signal may reach another thread than the one that waits here: so look for it from time to time.
    constexpr int milliseconds = 100;
    pollfd source{.fd = fileno(&file), .events = POLLIN, .revents = 0};
    int ready = 0;
    while (interruption() == 0 && ready == 0) {
        ready = poll(&source, 1, milliseconds);
        if (ready < 0 && errno == EINTR) ready = 0;
    }
    if (interruption() != 0) return 0;
    const ssize_t count = ready < 0 ? -1 : read(source.fd, into.data(), into.size());
    return count < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(count));
}

void limit_memory([[maybe_unused]] std::uint64_t bytes) {
    // The address sanitizer reserves far more address space than any limit would leave it.
#ifndef HEGUI_SANITIZED
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0) return;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= bytes) return;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_AS, &limit); // where it is refused, the program works without
#endif
}

} // namespace hegui::environment
