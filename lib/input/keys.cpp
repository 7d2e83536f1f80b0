#include "lib/input/keys.hpp"

#include "lib/model/step.hpp"

#include <array>

namespace hegui {
namespace {

constexpr std::array institution_keys{
    Key{.name = "name"},
    Key{.name = "code"},
    Key{.name = "kind", .type = KeyType::word, .required = true, .list = "kind"},
    Key{.name = "status", .type = KeyType::word, .list = "status"},
    Key{.name = "region", .type = KeyType::region},
};

constexpr std::array head_keys{
    Key{.name = "id", .required = true},
    Key{.name = "year", .type = KeyType::year},
    Key{.name = "module", .type = KeyType::word, .list = "module"},
    Key{.name = "method", .type = KeyType::word, .list = "method"},
    Key{.name = "stage", .type = KeyType::word, .list = "stage"},
    Key{.name = "region", .type = KeyType::region},
};

constexpr std::array annual_plan_keys{
    Key{.name = "submitted", .type = KeyType::date},
    Key{.name = "stamped", .type = KeyType::flag},
};

constexpr auto dates_keys = [] {
    std::array<Key, written_steps> keys{};
    for (std::size_t i = 0; i < written_steps; ++i) keys.at(i) = {.name = step_names.at(i).key, .type = KeyType::date};
    return keys;
}();

constexpr std::array exam_keys{Key{.name = "theory", .type = KeyType::word, .list = "theory"}};

constexpr std::array arranged_keys{
    Key{.name = "occupation"},
    Key{.name = "level", .type = KeyType::level},
    Key{.name = "date", .type = KeyType::date},
    Key{.name = "start", .type = KeyType::time},
    Key{.name = "place"},
    Key{.name = "staff", .type = KeyType::texts},
};

constexpr std::array session_keys{
    Key{.name = "occupation", .required = true},
    Key{.name = "code"},
    Key{.name = "level", .type = KeyType::level, .required = true},
    Key{.name = "planned", .type = KeyType::count},
    Key{.name = "registered", .type = KeyType::count},
    Key{.name = "examined", .type = KeyType::count},
    Key{.name = "passed", .type = KeyType::count},
    Key{.name = "date", .type = KeyType::date},
    Key{.name = "start", .type = KeyType::time},
    Key{.name = "place"},
    Key{.name = "staff", .type = KeyType::texts},
    Key{.name = "examiners", .type = KeyType::texts},
    Key{.name = "arranged", .type = KeyType::table, .keys = arranged_keys},
};

constexpr std::array candidates_keys{
    Key{.name = "roster"},
    Key{.name = "scope", .type = KeyType::word, .list = "scope"},
};

constexpr std::array warnings_keys{
    Key{.name = "registration", .type = KeyType::count},
    Key{.name = "certificate", .type = KeyType::count},
    Key{.name = "reviewed_at_registration", .type = KeyType::date},
    Key{.name = "reviewed_at_certificate", .type = KeyType::date},
};

constexpr std::array skill_keys{
    Key{.name = "occupation", .required = true},
    Key{.name = "code"},
    Key{.name = "level", .type = KeyType::level, .required = true},
};

constexpr std::array title_keys{
    Key{.name = "grade", .type = KeyType::word, .required = true, .list = "grade"},
    Key{.name = "specialty"},
    Key{.name = "related_to", .type = KeyType::texts},
};

constexpr std::array certificate_keys{
    Key{.name = "number"},
    Key{.name = "kind", .type = KeyType::word, .list = "certificate"},
    Key{.name = "issued", .type = KeyType::date},
    Key{.name = "expires", .type = KeyType::date},
};

constexpr std::array examiner_keys{
    Key{.name = "name", .required = true},
    Key{.name = "id_number"},
    Key{.name = "skill", .type = KeyType::tables, .keys = skill_keys},
    Key{.name = "title", .type = KeyType::tables, .keys = title_keys},
    Key{.name = "certificate", .type = KeyType::table, .keys = certificate_keys},
};

constexpr std::array trainee_skill_keys{
    Key{.name = "occupation", .required = true},
    Key{.name = "code"},
    Key{.name = "level", .type = KeyType::level, .required = true},
    Key{.name = "evidence"},
    Key{.name = "confirmed", .type = KeyType::flag},
};

constexpr std::array trainee_title_keys{
    Key{.name = "grade", .type = KeyType::word, .required = true, .list = "grade"},
    Key{.name = "specialty"},
    Key{.name = "related_to", .type = KeyType::texts},
    Key{.name = "evidence"},
    Key{.name = "confirmed", .type = KeyType::flag},
};

constexpr std::array online_keys{
    Key{.name = "minutes", .type = KeyType::count}, Key{.name = "started", .type = KeyType::date},
    Key{.name = "finished", .type = KeyType::date}, Key{.name = "attempts", .type = KeyType::count},
    Key{.name = "score", .type = KeyType::score},   Key{.name = "passed_on", .type = KeyType::date},
};

constexpr std::array offline_keys{
    Key{.name = "attended", .type = KeyType::date},
    Key{.name = "days", .type = KeyType::amount},
    Key{.name = "passed", .type = KeyType::flag},
};

constexpr std::array qualification_keys{
    Key{.name = "date", .type = KeyType::date},
    Key{.name = "passed", .type = KeyType::flag},
};

constexpr std::array trainee_keys{
    Key{.name = "name", .required = true},
    Key{.name = "id_number"},
    Key{.name = "employer"},
    Key{.name = "region"},
    Key{.name = "occupation"},
    Key{.name = "code"},
    Key{.name = "enrolled", .type = KeyType::date},
    Key{.name = "photo"},
    Key{.name = "ethics_declared", .type = KeyType::flag},
    Key{.name = "experience"},
    Key{.name = "skill", .type = KeyType::tables, .keys = trainee_skill_keys},
    Key{.name = "title", .type = KeyType::tables, .keys = trainee_title_keys},
    Key{.name = "online", .type = KeyType::table, .keys = online_keys},
    Key{.name = "offline", .type = KeyType::table, .keys = offline_keys},
    Key{.name = "qualification", .type = KeyType::table, .keys = qualification_keys},
};

constexpr std::array material_keys{
    Key{.name = "kind", .required = true},
    Key{.name = "file", .required = true},
    Key{.name = "stamped", .type = KeyType::flag},
};

constexpr std::array waiver_keys{
    Key{.name = "rule"},
    Key{.name = "subject"},
    Key{.name = "reason"},
    Key{.name = "approved_by"},
    Key{.name = "until", .type = KeyType::date},
};

constexpr std::array keys{
    Key{.name = "format", .type = KeyType::count, .required = true},
    Key{.name = "regulation", .required = true},
    Key{.name = "institution", .type = KeyType::table, .required = true, .keys = institution_keys},
    Key{.name = "batch", .type = KeyType::table, .required = true, .keys = head_keys},
    Key{.name = "annual_plan", .type = KeyType::table, .keys = annual_plan_keys},
    Key{.name = "dates", .type = KeyType::table, .keys = dates_keys},
    Key{.name = "exam", .type = KeyType::table, .keys = exam_keys},
    Key{.name = "session", .type = KeyType::tables, .keys = session_keys},
    Key{.name = "candidates", .type = KeyType::table, .keys = candidates_keys},
    Key{.name = "warnings", .type = KeyType::table, .keys = warnings_keys},
    Key{.name = "examiner", .type = KeyType::tables, .keys = examiner_keys},
    Key{.name = "trainee", .type = KeyType::tables, .keys = trainee_keys},
    Key{.name = "material", .type = KeyType::tables, .keys = material_keys},
    Key{.name = "waiver", .type = KeyType::tables, .keys = waiver_keys},
};

} // namespace

std::span<const Key> batch_keys() { return keys; }

} // namespace hegui
