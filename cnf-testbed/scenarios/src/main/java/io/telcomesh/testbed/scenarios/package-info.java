/// Scenarios of the test bed: what is deployed, what is done to it, what is measured, what must
/// come of it, and the report.
@NullMarked
package io.telcomesh.testbed.scenarios;

import org.jspecify.annotations.NullMarked;
