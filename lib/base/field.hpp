#pragma once

#include "lib/base/location.hpp"

#include <optional>
#include <utility>

namespace hegui {

/// A value as a file gives it, or nothing; and where it stands, or where it would: at its table.
template<class T> class Field {
public:
    Field() = default;
    explicit Field(Position table) : at_(table) {}
    Field(T value, Position at) : value_(std::move(value)), at_(at) {}

    explicit operator bool() const { return value_.has_value(); }
    const T& operator*() const { return *value_; }
    const T* operator->() const { return &*value_; }
    [[nodiscard]] T value_or(T otherwise) const { return value_.value_or(std::move(otherwise)); }
    [[nodiscard]] const std::optional<T>& optional() const { return value_; }
    [[nodiscard]] Position at() const { return at_; }

private:
    std::optional<T> value_;
    Position at_;
};

} // namespace hegui
