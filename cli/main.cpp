#include "cli/run.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    try {
        return static_cast<int>(hegui::run(argc, argv, std::cout, std::cerr));
    } catch (const std::exception& error) {
        std::cerr << "hegui: " << error.what() << '\n';
        return static_cast<int>(hegui::ExitStatus::error);
    }
}
