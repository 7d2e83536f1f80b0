#include "cli/pager.hpp"

#include "cli/environment.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <iostream>
#include <vector>

namespace hegui {
namespace {

/// Whoever reads may stop before the end: that is no error, and must not end the program.
class WithoutPipeSignal {
public:
    WithoutPipeSignal() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
    WithoutPipeSignal(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;
    WithoutPipeSignal(WithoutPipeSignal&&) = delete;
    WithoutPipeSignal& operator=(WithoutPipeSignal&&) = delete;
    ~WithoutPipeSignal() { static_cast<void>(std::signal(SIGPIPE, before_)); }

private:
    void (*before_)(int);
};

/// Starts a program, found on PATH, that reads what is written to the pipe; whether it could be started.
bool start(const std::vector<std::string>& words, const std::array<int, 2>& ends, pid_t& child) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str())); // posix_spawn changes none of them
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    if (posix_spawn_file_actions_init(&actions) != 0) return false;
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    const bool started = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started;
}

void write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written <= 0) return; // the reader has seen enough
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool show_in_pager(const std::vector<std::string>& words, const std::string& text) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return false;
    // The reader must not hold the writing end itself, or it would wait for its own end.
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg): POSIX has no other
    pid_t child = 0;
    const bool started = start(words, ends, child);
    close(ends[0]);
    if (started) {
        const WithoutPipeSignal ignored;
        write_all(ends[1], text);
        close(ends[1]);
        int status = 0;
        waitpid(child, &status, 0);
    } else {
        close(ends[1]);
    }
    return started;
}

} // namespace

void show_long(const std::string& text, const Io& io) {
    const bool on_terminal = io.out.rdbuf() == std::cout.rdbuf() && environment::is_terminal();
    const std::vector<std::string> words = on_terminal ? environment::pager() : std::vector<std::string>{};
    io.out.flush();
    if (words.empty() || !show_in_pager(words, text)) io.out << text;
}

} // namespace hegui
