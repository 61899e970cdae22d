/// What every network function shares of Spring Boot. Its `main` calls [NetworkFunction#run]; its
/// configuration class makes its ends and procedures out of the beans that are here:
/// `LiveScheduler`, `Wires`, `Surroundings`, `ProcedureObserver`, [Network], [FunctionIdentity];
/// and it gives back a [Drainable] and a `SignallingDecoder` for each reference point.
@NullMarked
package io.telcomesh.boot;

import org.jspecify.annotations.NullMarked;
