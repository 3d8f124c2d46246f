using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.Acp;

/// <summary>
/// Reads and writes the payloads of the Agent Client Protocol (version 1), which editors speak: https://agentclientprotocol.com.
/// As <see cref="WireJson"/> otherwise. Thread-safe.
/// </summary>
[WireRoot(typeof(Handshake.InitializeRequest))]
[WireRoot(typeof(Handshake.InitializeResponse))]
[WireRoot(typeof(Handshake.AuthenticateRequest))]
[WireRoot(typeof(Handshake.EmptyObject))]
[WireRoot(typeof(Sessions.NewSessionRequest))]
[WireRoot(typeof(Sessions.NewSessionResponse))]
[WireRoot(typeof(Sessions.LoadSessionRequest))]
[WireRoot(typeof(Sessions.LoadSessionResponse))]
[WireRoot(typeof(Sessions.SessionRequest))]
[WireRoot(typeof(Sessions.ListSessionsRequest))]
[WireRoot(typeof(Sessions.ListSessionsResponse))]
[WireRoot(typeof(Sessions.SetSessionModeRequest))]
[WireRoot(typeof(Sessions.SetSessionConfigOptionRequest))]
[WireRoot(typeof(Sessions.SetSessionConfigOptionResponse))]
[WireRoot(typeof(Prompts.ContentBlock))]
[WireRoot(typeof(Prompts.PromptRequest))]
[WireRoot(typeof(Prompts.PromptResponse))]
[WireRoot(typeof(Updates.SessionNotification))]
[WireRoot(typeof(Questions.RequestPermissionRequest))]
[WireRoot(typeof(Questions.RequestPermissionResponse))]
[WireRoot(typeof(Questions.CreateElicitationRequest))]
[WireRoot(typeof(Questions.CreateElicitationResponse))]
[WireRoot(typeof(Editor.ReadTextFileRequest))]
[WireRoot(typeof(Editor.ReadTextFileResponse))]
[WireRoot(typeof(Editor.WriteTextFileRequest))]
[WireRoot(typeof(Editor.CreateTerminalRequest))]
[WireRoot(typeof(Editor.CreateTerminalResponse))]
[WireRoot(typeof(Editor.TerminalRequest))]
[WireRoot(typeof(Editor.TerminalOutputResponse))]
[WireRoot(typeof(Editor.TerminalExit))]
public static partial class AcpJson;
