using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>The handshake and what concerns the whole connection.</content>
public static partial class WireJson
{
    private static readonly ConnectionJsonContext ConnectionContext = new(CreateOptions());

    public static JsonTypeInfo<Notices.ConfigWarningNotification> ConfigWarningNotification => ConnectionContext.ConfigWarningNotification;

    public static JsonTypeInfo<Notices.DeprecationNoticeNotification> DeprecationNoticeNotification => ConnectionContext.DeprecationNoticeNotification;

    public static JsonTypeInfo<Common.EmptyResponse> EmptyResponse => ConnectionContext.EmptyResponse;

    public static JsonTypeInfo<Notices.GuardianWarningNotification> GuardianWarningNotification => ConnectionContext.GuardianWarningNotification;

    public static JsonTypeInfo<Handshake.InitializeParams> InitializeParams => ConnectionContext.InitializeParams;

    public static JsonTypeInfo<Handshake.InitializeResponse> InitializeResponse => ConnectionContext.InitializeResponse;

    public static JsonTypeInfo<Notices.RemoteControlStatusChangedNotification> RemoteControlStatusChangedNotification => ConnectionContext.RemoteControlStatusChangedNotification;

    public static JsonTypeInfo<Common.NoParams> NoParams => ConnectionContext.NoParams;

    /// <summary>For results that are written as JSON text.</summary>
    public static JsonTypeInfo<Common.RawJson> RawJson => ConnectionContext.RawJson;

    public static JsonTypeInfo<Diagnostics.ServerDiagnosticsParams> ServerDiagnosticsParams => ConnectionContext.ServerDiagnosticsParams;

    public static JsonTypeInfo<Diagnostics.ServerDiagnosticsResponse> ServerDiagnosticsResponse => ConnectionContext.ServerDiagnosticsResponse;

    public static JsonTypeInfo<Notices.WarningNotification> WarningNotification => ConnectionContext.WarningNotification;
}
