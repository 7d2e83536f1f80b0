#include "lib/pdf/qpdf.hpp"

#include <dlfcn.h>

namespace hegui::pdf {
namespace {

[[noreturn]] void give_up() {
    const char* reason = dlerror();
    throw MissingQpdf(reason == nullptr ? "dlopen" : reason);
}

} // namespace

Qpdf::Qpdf() : library_(dlopen(HEGUI_QPDF, RTLD_LAZY | RTLD_LOCAL)) {}

Qpdf::Function Qpdf::function(const char* name) const {
    void* const at = library_ == nullptr ? nullptr : dlsym(library_, name);
    if (at == nullptr) give_up();
    return {at};
}

const Qpdf& Qpdf::get() {
    static const Qpdf library; // where it can't be loaded, the next file that needs it says so, too
    return library;
}

} // namespace hegui::pdf
