#include "lib/input/json_schema.hpp"

#include "lib/input/keys.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>

namespace hegui {
namespace {

using Json = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view time_pattern = "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$";
constexpr std::string_view region_pattern = "^[0-9]{6}$";
constexpr std::string_view file_pattern = "/|\\.toml$";

/// The tables that a file of any regulation may have: all that are required, and waivers.
bool is_always_used(const Key& key) { return key.required || key.name == "waiver"; }

class SchemaWriter {
public:
    SchemaWriter(const SchemaFor& wanted, Json& json) : wanted_(wanted), json_(json) {}

    void write() {
        json_.StartObject();
        pair("$schema", "http://json-schema.org/draft-07/schema#");
        pair("title", Text{"hegui 批次文件，格式 1", "batch file of hegui, format 1"}.in(wanted_.lang));
        write_object(batch_keys());
        key("allOf");
        json_.StartArray();
        for (const auto& regulation : wanted_.regulations) write_regulation(*regulation);
        json_.EndArray();
        json_.EndObject();
    }

private:
    void string(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void key(std::string_view name) { json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void pair(std::string_view name, std::string_view value) {
        key(name);
        string(value);
    }
    template<class Names> void strings(std::string_view name, const Names& values) {
        key(name);
        json_.StartArray();
        for (const auto& value : values) string(value);
        json_.EndArray();
    }

    /// The keys of a table, of which no others may stand in it.
    void write_object(std::span<const Key> keys) {
        pair("type", "object");
        key("additionalProperties");
        json_.Bool(false);
        std::vector<std::string_view> required;
        for (const Key& one : keys) {
            if (one.required) required.push_back(one.name);
        }
        strings("required", required);
        key("properties");
        json_.StartObject();
        for (const Key& one : keys) {
            if (one.type == KeyType::word && words_of(one.list).empty()) continue; // no regulation has a word for it
            key(one.name);
            write_key(one);
        }
        json_.EndObject();
    }

    void write_key(const Key& one) {
        json_.StartObject();
        if (!one.about.empty()) pair("description", one.about.in(wanted_.lang));
        write_type(one);
        json_.EndObject();
    }

    void write_type(const Key& one) {
        switch (one.type) {
        case KeyType::count:
            if (one.name == "format") {
                key("const");
                json_.Int(1);
                return;
            }
            return number("integer", 0, largest_count);
        case KeyType::positive: return number("integer", 1, largest_positive);
        case KeyType::year: return number("integer", first_year, last_year);
        case KeyType::amount: return number("number", 0, largest_amount);
        case KeyType::score: return number("number", 0, largest_score);
        case KeyType::flag: return pair("type", "boolean");
        case KeyType::date: return text_like(date_pattern, "date");
        case KeyType::time: return text_like(time_pattern, {});
        case KeyType::region: return text_like(region_pattern, {});
        case KeyType::level: return write_level();
        case KeyType::word: return write_words(words_of(one.list));
        case KeyType::text: return write_text(one);
        case KeyType::texts:
            pair("type", "array");
            key("items");
            json_.StartObject();
            pair("type", "string");
            json_.EndObject();
            return;
        case KeyType::table: return write_object(one.keys);
        case KeyType::tables:
            pair("type", "array");
            key("items");
            json_.StartObject();
            write_object(one.keys);
            json_.EndObject();
            return;
        default: return; // types of regulation files
        }
    }

    void number(std::string_view type, std::int64_t least, std::int64_t most) {
        pair("type", type);
        key("minimum");
        json_.Int64(least);
        key("maximum");
        json_.Int64(most);
    }

    void text_like(std::string_view pattern, std::string_view format) {
        pair("type", "string");
        pair("pattern", pattern);
        if (!format.empty()) pair("format", format);
    }

    /// A list's words in all regulations: each with its names, and what editors show beside it.
    struct Offered {
        std::string word;
        std::string about;
    };
    using Offers = std::vector<Offered>;

    static void offer(Offers& offers, const std::string& word, const std::string& about) {
        const bool known = std::any_of(offers.begin(), offers.end(), [&](const Offered& one) { return one.word == word; });
        if (!known) offers.push_back({word, about});
    }

    [[nodiscard]] Offers words_of(std::string_view list) const {
        Offers offers;
        for (const auto& regulation : wanted_.regulations) {
            const auto words = regulation->words.find(list);
            if (words == regulation->words.end()) continue;
            for (const Word& word : words->second) {
                offer(offers, word.id, word.names.empty() ? word.id : word.names.front());
                for (const std::string& name : word.names) offer(offers, name, word.id);
            }
        }
        return offers;
    }

    void write_words(const Offers& offers) {
        key("enum");
        json_.StartArray();
        for (const Offered& one : offers) string(one.word);
        json_.EndArray();
        write_docs(offers);
    }

    /// Even Better TOML shows these beside the words that it offers.
    void write_docs(const Offers& offers) {
        key("x-taplo");
        json_.StartObject();
        key("docs");
        json_.StartObject();
        key("enumValues");
        json_.StartArray();
        for (const Offered& one : offers) string(one.about);
        json_.EndArray();
        json_.EndObject();
        json_.EndObject();
    }

    /// A level may be a number, too.
    void write_level() {
        const Offers offers = words_of("level");
        key("enum");
        json_.StartArray();
        for (const Offered& one : offers) {
            if (one.word.size() == 1) json_.Int(one.word.front() - '0');
        }
        for (const Offered& one : offers) string(one.word);
        json_.EndArray();
    }

    /// A text that may be anything, with the names that it mostly is.
    void write_text(const Key& one) {
        const Offers offers = names_for(one.list);
        if (offers.empty()) return pair("type", "string");
        key("anyOf");
        json_.StartArray();
        json_.StartObject();
        write_words(offers);
        json_.EndObject();
        json_.StartObject();
        pair("type", "string");
        if (one.list == "regulation") pair("pattern", file_pattern);
        json_.EndObject();
        json_.EndArray();
    }

    [[nodiscard]] Offers names_for(std::string_view list) const {
        Offers offers;
        for (const auto& regulation : wanted_.regulations) {
            if (list == "regulation") offer(offers, regulation->id, regulation->title.in(wanted_.lang));
            if (list != "material") continue;
            for (const Procedure& procedure : regulation->procedures) {
                for (const MaterialRequirement& material : procedure.materials) {
                    offer(offers, material.kind, material.name);
                    offer(offers, std::string(material.short_name()), material.kind);
                }
            }
        }
        if (list == "rule") {
            for (const std::string_view rule : wanted_.rules) offer(offers, std::string(rule), std::string(rule));
        }
        return offers;
    }

    /// What one regulation asks for beside: its required keys, and that the tables which it does not use are not there.
    void write_regulation(const Regulation& regulation) {
        json_.StartObject();
        key("if");
        json_.StartObject();
        key("properties");
        json_.StartObject();
        key("regulation");
        json_.StartObject();
        pair("const", regulation.id);
        json_.EndObject();
        json_.EndObject();
        json_.EndObject();
        key("then");
        json_.StartObject();
        key("properties");
        json_.StartObject();
        for (const Key& one : batch_keys()) {
            if (one.type != KeyType::table && one.type != KeyType::tables) continue;
            write_table_of(regulation, one);
        }
        json_.EndObject();
        json_.EndObject();
        json_.EndObject();
    }

    void write_table_of(const Regulation& regulation, const Key& table) {
        const bool used = is_always_used(table) ||
                          std::find(regulation.sections.begin(), regulation.sections.end(), table.name) != regulation.sections.end();
        std::vector<std::string> required;
        for (const std::string& path : regulation.required_keys) {
            const std::size_t dot = path.find('.');
            if (path.substr(0, dot) == table.name) required.push_back(path.substr(dot + 1));
        }
        if (used && required.empty()) return;
        key(table.name);
        if (!used) {
            json_.Bool(false);
            return;
        }
        json_.StartObject();
        strings("required", required);
        json_.EndObject();
    }

    const SchemaFor& wanted_;
    Json& json_;
};

} // namespace

std::string json_schema(const SchemaFor& wanted) {
    rapidjson::StringBuffer buffer;
    Json json(buffer);
    json.SetIndent(' ', 2);
    SchemaWriter(wanted, json).write();
    return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

} // namespace hegui
