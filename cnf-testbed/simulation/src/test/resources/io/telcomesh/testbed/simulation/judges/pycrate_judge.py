"""Reads and writes S1AP and EPS NAS messages with pycrate.

judge: lines "s1ap|uplink|downlink HEX" on standard input; for each the same octets
       as pycrate encodes what it has decoded, or "error: ..."
build: lines "s1ap|uplink|downlink NAME HEX" of messages that pycrate makes
"""
import sys

from pycrate_asn1dir import S1AP
from pycrate_mobile.NAS import parse_NAS_MO, parse_NAS_MT
from pycrate_mobile.TS24301_EMM import (
    EMMAttachRequest, EMMAttachReject, EMMAuthenticationFailure,
    EMMAuthenticationRequest, EMMAuthenticationResponse, EMMDetachRequestMO,
    EMMIdentityRequest, EMMSecurityModeCommand, EMMSecurityModeComplete, EMMServiceReject,
    EMMStatus)
from pycrate_mobile.TS24301_ESM import ESMPDNConnectivityRequest

PDU = S1AP.S1AP_PDU_Descriptions.S1AP_PDU
PLMN = b"\x00\xf1\x10"


def s1ap_again(octets):
    PDU.from_aper(octets)
    value = PDU.get_val()
    PDU.set_val(value)
    return PDU.to_aper()


def nas_again(parse, octets):
    message, error = parse(octets)
    if error:
        raise ValueError("pycrate error %s" % error)
    return message.to_bytes()


def again(kind, octets):
    if kind == "s1ap":
        return s1ap_again(octets)
    return nas_again(parse_NAS_MO if kind == "uplink" else parse_NAS_MT, octets)


def judge():
    for line in sys.stdin:
        kind, digits = line.split()
        try:
            print(again(kind, bytes.fromhex(digits)).hex(), flush=True)
        except Exception as wrong:  # whatever pycrate thinks of it is the verdict
            print("error: %r" % wrong, flush=True)


def s1ap(outcome, code, criticality, name, ies):
    PDU.set_val((outcome, {
        "procedureCode": code, "criticality": criticality,
        "value": (name, {"protocolIEs": [
            {"id": number, "criticality": crit, "value": value}
            for number, crit, value in ies]})}))
    print("s1ap", name, PDU.to_aper().hex())


TAI = ("TAI", {"pLMNidentity": PLMN, "tAC": b"\x00\x01"})
CGI = ("EUTRAN-CGI", {"pLMNidentity": PLMN, "cell-ID": (0x1000102, 28)})


def made(message, **values):
    for name, value in values.items():
        message[name].set_trans(False)
        if isinstance(message[name]["V"].get_val(), bytes) and isinstance(value, int):
            value = bytes([value])
        message[name]["V"].set_val(value)
    return message


def build():
    s1ap("initiatingMessage", 17, "reject", "S1SetupRequest", [
        (59, "reject", ("Global-ENB-ID", {"pLMNidentity": PLMN, "eNB-ID": ("macroENB-ID", (0x12345, 20))})),
        (60, "ignore", ("ENBname", "pycrate")),
        (64, "reject", ("SupportedTAs", [{"tAC": b"\x00\x01", "broadcastPLMNs": [PLMN]}])),
        (137, "ignore", ("PagingDRX", "v128"))])
    s1ap("initiatingMessage", 12, "ignore", "InitialUEMessage", [
        (8, "reject", ("ENB-UE-S1AP-ID", 0xfedcba)),
        (26, "reject", ("NAS-PDU", bytes(range(200)))),
        (67, "reject", TAI), (100, "ignore", CGI),
        (134, "ignore", ("RRC-Establishment-Cause", "mo-Signalling"))])
    s1ap("initiatingMessage", 13, "ignore", "UplinkNASTransport", [
        (0, "reject", ("MME-UE-S1AP-ID", 0xfffffffe)), (8, "reject", ("ENB-UE-S1AP-ID", 1)),
        (26, "reject", ("NAS-PDU", b"\x07\x53\x08" + bytes(8))),
        (100, "ignore", CGI), (67, "ignore", TAI)])
    s1ap("successfulOutcome", 9, "reject", "InitialContextSetupResponse", [
        (0, "ignore", ("MME-UE-S1AP-ID", 70000)), (8, "ignore", ("ENB-UE-S1AP-ID", 300)),
        (51, "ignore", ("E-RABSetupListCtxtSURes", [{
            "id": 50, "criticality": "ignore",
            "value": ("E-RABSetupItemCtxtSURes", {
                "e-RAB-ID": 5, "transportLayerAddress": (0x7f000001, 32),
                "gTP-TEID": b"\x01\x02\x03\x04"})}]))])
    s1ap("initiatingMessage", 18, "ignore", "UEContextReleaseRequest", [
        (0, "reject", ("MME-UE-S1AP-ID", 0)), (8, "reject", ("ENB-UE-S1AP-ID", 0)),
        (2, "ignore", ("Cause", ("radioNetwork", "user-inactivity")))])
    s1ap("initiatingMessage", 10, "ignore", "Paging", [
        (80, "ignore", ("UEIdentityIndexValue", (0x155, 10))),
        (43, "ignore", ("UEPagingID", ("s-TMSI", {"mMEC": b"\x01", "m-TMSI": b"\xc0\xde\xca\xfe"}))),
        (109, "ignore", ("CNDomain", "ps")),
        (46, "ignore", ("TAIList", [{
            "id": 47, "criticality": "ignore", "value": ("TAIItem", {"tAI": TAI[1]})}]))])
    esm = made(ESMPDNConnectivityRequest(val={"ESMHeader": {"PTI": 1}}), PDNType=1, RequestType=1)
    for kind, name, message in [
            ("uplink", "AttachRequest", made(
                EMMAttachRequest(), NAS_KSI=7, EPSAttachType=1,
                EPSID=bytes.fromhex("0910100000000010"), UENetCap=b"\xe0\xe0",
                ESMContainer=esm.to_bytes())),
            ("uplink", "AuthenticationResponse", made(EMMAuthenticationResponse(), RES=bytes(range(8)))),
            ("uplink", "AuthenticationFailure", made(
                EMMAuthenticationFailure(), EMMCause=21, AUTS=bytes(range(14)))),
            ("uplink", "SecurityModeComplete", EMMSecurityModeComplete()),
            ("uplink", "DetachRequestFromUe", made(
                EMMDetachRequestMO(), NAS_KSI=0, EPSDetachType=9,
                EPSID=bytes.fromhex("f600f110000101c0decafe"))),
            ("uplink", "PdnConnectivityRequest", esm),
            ("downlink", "AuthenticationRequest", made(
                EMMAuthenticationRequest(), NAS_KSI=1, RAND=bytes(range(16)), AUTN=bytes(range(16)))),
            ("downlink", "IdentityRequest", made(EMMIdentityRequest(), IDType=1)),
            ("downlink", "SecurityModeCommand", made(
                EMMSecurityModeCommand(), NASSecAlgo=0x22, NAS_KSI=1, UESecCap=b"\xe0\xe0")),
            ("downlink", "AttachReject", made(EMMAttachReject(), EMMCause=17)),
            ("downlink", "ServiceReject", made(EMMServiceReject(), EMMCause=9)),
            ("downlink", "EmmStatus", made(EMMStatus(), EMMCause=98))]:
        print(kind, name, message.to_bytes().hex())


if __name__ == "__main__":
    {"judge": judge, "build": build}[sys.argv[1]]()
