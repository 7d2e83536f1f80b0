#pragma once

#include <date/date.h>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace hegui {

enum class Lang {
    zh,
    en
};

/// A message in both languages of the program. They are written side by side, so that neither is forgotten.
struct Text {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Lang lang) const& { return lang == Lang::zh ? zh : en; }
    [[nodiscard]] std::string in(Lang lang) && { return lang == Lang::zh ? std::move(zh) : std::move(en); }
    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
};

/// A message that is part of the program's tables: known when it is compiled, without values in it.
struct Wording {
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
    [[nodiscard]] bool empty() const { return zh.empty() || en.empty(); }
    [[nodiscard]] Text text() const { return {std::string(zh), std::string(en)}; }
};

/// The same words in both languages: a name, a number, a key.
inline Text same(std::string words) { return {words, std::move(words)}; }

/// 2026-11-02
std::string iso(date::sys_days day);

namespace detail {
template<class T> decltype(auto) in_language(Lang lang, const T& value) {
    if constexpr (std::is_same_v<T, Text>) {
        return static_cast<const std::string&>(value.in(lang));
    } else if constexpr (std::is_same_v<T, Wording>) {
        return value.in(lang);
    } else if constexpr (std::is_same_v<T, date::sys_days>) {
        return iso(value);
    } else {
        return static_cast<const T&>(value);
    }
}
template<class T> using InLanguage = std::remove_cvref_t<decltype(in_language(Lang::zh, std::declval<const T&>()))>;
template<class... Values> std::string formatted(fmt::string_view format, const Values&... values) {
    return fmt::vformat(format, fmt::make_format_args(values...));
}
} // namespace detail

/// Formats both languages with the same arguments; of a Text or a Wording each language takes its own half, days are written ISO.
template<class... Args>
Text say(fmt::format_string<detail::InLanguage<Args>...> zh, fmt::format_string<detail::InLanguage<Args>...> en, const Args&... args) {
    return {detail::formatted(zh, detail::in_language(Lang::zh, args)...), detail::formatted(en, detail::in_language(Lang::en, args)...)};
}

/// 2026-11-02（周一） / Monday 2026-11-02
Text with_weekday(date::sys_days day);

/// The parts one after another, `、` or `, ` between them.
template<class Range> Text listed(const Range& parts) {
    Text all;
    for (const auto& part : parts) {
        const Text one = [&] {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, Text>)
                return part;
            else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, date::sys_days>)
                return same(iso(part));
            else
                return same(std::string(part));
        }();
        if (!all.empty()) {
            all.zh += "、";
            all.en += ", ";
        }
        all.zh += one.zh;
        all.en += one.en;
    }
    return all;
}

} // namespace hegui
