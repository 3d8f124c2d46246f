namespace Daemon.Protocol.V2.Accounts;

/// <summary>Whose look the sign-in page has.</summary>
public enum LoginAppBrand
{
    Codex,
    Chatgpt,
}
