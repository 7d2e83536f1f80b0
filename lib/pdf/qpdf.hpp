#pragma once

#include <qpdf/qpdf-c.h>

#include <bit>
#include <stdexcept>

namespace hegui::pdf {

/// What the system says why it can't load libqpdf.
class MissingQpdf : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The functions of libqpdf's C interface that are used here (its C++ headers do not compile as C++20 with every compiler).
///
/// The library is loaded when a file first needs it: few do, and to load it takes longer than to judge a batch, for all the
/// libraries that it needs itself. It stays loaded until the program ends.
class Qpdf {
public:
    /// The library, for all threads. Throws MissingQpdf where it can't be loaded.
    static const Qpdf& get();

private:
    /// A function of the library, of the type that is asked for.
    struct Function {
        void* at;
        template<class Type> operator Type*() const { return std::bit_cast<Type*>(at); }
    };

    Qpdf();
    [[nodiscard]] Function function(const char* name) const;

    void* library_; // the functions below are found in it

public:
    decltype(&qpdf_init) init = function("qpdf_init");
    decltype(&qpdf_cleanup) cleanup = function("qpdf_cleanup");
    decltype(&qpdf_silence_errors) silence_errors = function("qpdf_silence_errors");
    decltype(&qpdf_set_suppress_warnings) set_suppress_warnings = function("qpdf_set_suppress_warnings");
    decltype(&qpdf_read_memory) read_memory = function("qpdf_read_memory");
    decltype(&qpdf_get_root) get_root = function("qpdf_get_root");

    decltype(&qpdf_has_error) has_error = function("qpdf_has_error");
    decltype(&qpdf_get_error) get_error = function("qpdf_get_error");
    decltype(&qpdf_get_error_code) get_error_code = function("qpdf_get_error_code");
    decltype(&qpdf_get_error_full_text) get_error_full_text = function("qpdf_get_error_full_text");
    decltype(&qpdf_get_error_message_detail) get_error_message_detail = function("qpdf_get_error_message_detail");
    decltype(&qpdf_more_warnings) more_warnings = function("qpdf_more_warnings");
    decltype(&qpdf_next_warning) next_warning = function("qpdf_next_warning");

    decltype(&qpdf_oh_release) oh_release = function("qpdf_oh_release");
    decltype(&qpdf_oh_is_dictionary) oh_is_dictionary = function("qpdf_oh_is_dictionary");
    decltype(&qpdf_oh_is_array) oh_is_array = function("qpdf_oh_is_array");
    decltype(&qpdf_oh_is_null) oh_is_null = function("qpdf_oh_is_null");
    decltype(&qpdf_oh_is_integer) oh_is_integer = function("qpdf_oh_is_integer");
    decltype(&qpdf_oh_is_name_and_equals) oh_is_name_and_equals = function("qpdf_oh_is_name_and_equals");
    decltype(&qpdf_oh_get_key) oh_get_key = function("qpdf_oh_get_key");
    decltype(&qpdf_oh_get_array_n_items) oh_get_array_n_items = function("qpdf_oh_get_array_n_items");
    decltype(&qpdf_oh_get_array_item) oh_get_array_item = function("qpdf_oh_get_array_item");
    decltype(&qpdf_oh_get_int_value) oh_get_int_value = function("qpdf_oh_get_int_value");
    decltype(&qpdf_oh_get_object_id) oh_get_object_id = function("qpdf_oh_get_object_id");
    decltype(&qpdf_oh_get_generation) oh_get_generation = function("qpdf_oh_get_generation");
};

} // namespace hegui::pdf
