namespace Daemon.Protocol.V2.Json;

/// <content>Sign-in and limits.</content>
[WireRoot(typeof(Accounts.AccountLoginCompletedNotification))]
[WireRoot(typeof(Accounts.AccountRateLimitsUpdatedNotification))]
[WireRoot(typeof(Accounts.AccountUpdatedNotification))]
[WireRoot(typeof(Accounts.CancelLoginAccountParams))]
[WireRoot(typeof(Accounts.CancelLoginAccountResponse))]
[WireRoot(typeof(Accounts.GetAccountParams))]
[WireRoot(typeof(Accounts.GetAccountResponse))]
[WireRoot(typeof(Accounts.LoginAccountParams))]
[WireRoot(typeof(Accounts.LoginAccountResponse))]
public static partial class WireJson;
