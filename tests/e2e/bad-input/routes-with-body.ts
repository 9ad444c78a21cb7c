/** Every route that takes a body, with one that it would act on: each case then spoils it in one way. */
export function routesWithBody(name: string, phone: string) {
  const token = 'q3JwR7kT2mXvN8sLbY4dFg';
  const password = 'correct horse battery';
  const email = `${name}@example.org`;
  return [
    { method: 'POST', path: '/api/auth/otp/request', body: { phone } },
    { method: 'POST', path: '/api/auth/otp/verify', body: { phone, code: '492817' } },
    { method: 'POST', path: '/api/auth/register', body: { username: name, email, password } },
    { method: 'POST', path: '/api/auth/login', body: { login: name, password } },
    { method: 'POST', path: '/api/auth/exchange', body: { code: token } },
    { method: 'POST', path: '/api/auth/refresh', body: { refreshToken: token } },
    { method: 'POST', path: '/api/auth/logout', body: { refreshToken: token } },
    { method: 'POST', path: '/api/auth/email/confirm', body: { token } },
    { method: 'POST', path: '/api/auth/password/forgot', body: { email } },
    { method: 'POST', path: '/api/auth/password/reset', body: { token, password } },
    { method: 'PATCH', path: '/api/me', body: { displayName: 'Changed' } },
    { method: 'DELETE', path: '/api/me', body: {} },
    { method: 'PUT', path: '/api/me/password', body: { newPassword: password } },
    { method: 'POST', path: '/api/me/phone', body: { phone } },
    { method: 'POST', path: '/api/me/phone/confirm', body: { phone, code: '492817' } },
    { method: 'POST', path: '/api/me/email', body: { email } },
  ];
}
