// Runs a command with its output thrown away and prints its seconds, its CPU seconds, its peak memory in KiB and its status. A small
// program of its own: what a process measures in the first moments of a child is its own size, and a script would add its own time.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int count, char** arguments) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (count < 2 || posix_spawnp(&child, arguments[1], &actions, nullptr, arguments + 1, environ) != 0) return 2;
    int status = 0;
    struct rusage used {};
    wait4(child, &status, 0, &used);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;

    const auto in_seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    std::printf("%.6f %.6f %ld %d\n", seconds.count(), in_seconds(used.ru_utime) + in_seconds(used.ru_stime), used.ru_maxrss,
                WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}
