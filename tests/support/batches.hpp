#pragma once

#include "tests/support/batch_builder.hpp"

#include <string>
#include <vector>

/// The batches that tests start from, one of each procedure. All are finished and in order: each passes every rule at stage
/// certificate and at stage complete. The exam is held on 2026-10-31 and 2026-11-01, the as-of day is 2026-11-20.
namespace hegui::test {

BatchBuilder social_batch();              ///< social-training/supervised
BatchBuilder employer_batch();            ///< employer/supervised
BatchBuilder employer_autonomous_batch(); ///< employer/autonomous
BatchBuilder college_batch();             ///< technical-college/supervised
BatchBuilder college_autonomous_batch();  ///< technical-college/autonomous

/// An institution and a module that make no procedure: 社会培训评价组织 has no 自主认定模块.
BatchBuilder batch_outside_procedures();

/// An enrolment of one trainee for examiner training under anhui-examiner-training, finished and in order, at stage qualification.
BatchBuilder enrolment();
BatchBuilder enrolment(const TraineeBuilder& only);

/// One of each procedure of Henan, and the one outside of them.
std::vector<BatchBuilder> every_batch();

/// "employer/supervised"
std::string procedure_of(const BatchBuilder& batch);

} // namespace hegui::test
