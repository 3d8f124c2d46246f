using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>The handshake and what concerns the whole connection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Notices.ConfigWarningNotification))]
[JsonSerializable(typeof(Notices.DeprecationNoticeNotification))]
[JsonSerializable(typeof(Common.EmptyResponse))]
[JsonSerializable(typeof(Common.NoParams))]
[JsonSerializable(typeof(Common.RawJson))]
[JsonSerializable(typeof(Notices.GuardianWarningNotification))]
[JsonSerializable(typeof(Handshake.InitializeParams))]
[JsonSerializable(typeof(Handshake.InitializeResponse))]
[JsonSerializable(typeof(Notices.RemoteControlStatusChangedNotification))]
[JsonSerializable(typeof(Diagnostics.ServerDiagnosticsParams))]
[JsonSerializable(typeof(Diagnostics.ServerDiagnosticsResponse))]
[JsonSerializable(typeof(Notices.WarningNotification))]
internal sealed partial class ConnectionJsonContext : JsonSerializerContext;
