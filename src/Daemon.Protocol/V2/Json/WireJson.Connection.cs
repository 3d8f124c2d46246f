namespace Daemon.Protocol.V2.Json;

/// <content>The handshake and what concerns the whole connection.</content>
[WireRoot(typeof(Notices.ConfigWarningNotification))]
[WireRoot(typeof(Notices.DeprecationNoticeNotification))]
[WireRoot(typeof(Common.EmptyResponse))]
[WireRoot(typeof(Common.NoParams))]
[WireRoot(typeof(Common.RawJson))]
[WireRoot(typeof(Notices.GuardianWarningNotification))]
[WireRoot(typeof(Handshake.InitializeParams))]
[WireRoot(typeof(Handshake.InitializeResponse))]
[WireRoot(typeof(Notices.RemoteControlStatusChangedNotification))]
[WireRoot(typeof(Diagnostics.ServerDiagnosticsParams))]
[WireRoot(typeof(Diagnostics.ServerDiagnosticsResponse))]
[WireRoot(typeof(Notices.WarningNotification))]
public static partial class WireJson;
