#pragma once

#include <unistd.h>

#include <utility>

namespace hegui {

/// An open file of the system, closed with its owner.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, none)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ != none) ::close(number_); // it was only read: nothing can be lost
    }

    explicit operator bool() const { return number_ != none; }
    [[nodiscard]] int number() const { return number_; }

private:
    static constexpr int none = -1;
    int number_ = none;
};

} // namespace hegui
