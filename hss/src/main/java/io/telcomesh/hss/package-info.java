/// Home subscriber server, TS 23.401 §4.4.4 (release 16). [Hss] is the function without Spring:
/// requests of S6a become procedures of a runner for each IMSI.
///
/// - `subscription`: what a subscriber is, and the port to the database
/// - `authentication`, `location`: the procedures of TS 29.272 §5.2.3 and §5.2.1
/// - `s6a`: the reference point
/// - `subscribers`: database and REST, with Spring
@NullMarked
package io.telcomesh.hss;

import org.jspecify.annotations.NullMarked;
