const issued = pm.response.json();
if (issued.code === 0) keepToken(issued, Math.floor(Date.now() / 1000));
